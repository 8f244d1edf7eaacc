import type { Request } from "../../messages.ts";
import type { OpenThreadDeps } from "../../notifications/open-thread.ts";
import type { PairOutcome } from "../../pairing/outcome.ts";
import type { PairAttempt } from "../../pairing/pair.ts";
import type { BadgeDeps } from "../../worker/badge.ts";

/** What the popup needs of the browser. */
export interface PopupApi extends OpenThreadDeps, BadgeDeps {
  readonly runtime: { sendMessage(message: Request): Promise<unknown> };
  readonly permissions: { request(access: { origins: string[] }): Promise<boolean> };
}

type Pairing = Pick<PopupApi, "runtime" | "permissions">;

/**
 * Pairs through the background, which does everything but ask for access to the server's host: only a page can, and
 * only within seconds of a click.
 */
export async function requestPairing(api: Pairing, attempt: PairAttempt): Promise<PairOutcome> {
  const outcome = await send(api, attempt);
  if (outcome.kind !== "permission-needed") return outcome;
  const granted = await api.permissions
    .request({ origins: [...outcome.origins] })
    // Refused at once when nobody clicked, as with a pairing link. The form then asks for the click.
    .catch(() => null);
  if (granted === null) return outcome;
  return granted ? send(api, attempt) : { kind: "permission-refused", origins: outcome.origins };
}

async function send(api: Pairing, { server, code, replace }: PairAttempt): Promise<PairOutcome> {
  const answer = await api.runtime
    .sendMessage({ type: "pair", server, code, replace })
    // The worker died over it.
    .catch(() => null);
  // The background is part of this same build, so its answers need no validation; null tells of its failure.
  return (answer as PairOutcome | null) ?? { kind: "extension-failed" };
}
