import type { SignInProblem } from "../../identity/sign-in-outcome.ts";
import type { MessageExplanation, Request } from "../../messages.ts";
import type { OpenThreadDeps } from "../../notifications/open-thread.ts";
import type { ServerLook } from "../../pairing/inspect-server.ts";
import type { PairOutcome } from "../../pairing/outcome.ts";
import type { PairAttempt } from "../../pairing/pair.ts";
import type { BadgeDeps } from "../../worker/badge.ts";
import type { RepsWord } from "../timeline/correction.tsx";

/** What the popup needs of the browser. */
export interface PopupApi extends OpenThreadDeps, BadgeDeps {
  readonly runtime: { sendMessage(message: Request): Promise<unknown> };
  readonly permissions: { request(access: { origins: string[] }): Promise<boolean> };
}

export type Background = Pick<PopupApi, "runtime" | "permissions">;

interface AccessNeeded {
  readonly kind: "permission-needed" | "permission-refused";
  readonly origins: readonly string[];
}

/** Pairs through the background. */
export function requestPairing(
  api: Background,
  { server, code, replace }: PairAttempt,
): Promise<PairOutcome> {
  return withAccess(api, () =>
    ask<PairOutcome>(api, { type: "pair", server, code, replace }, { kind: "extension-failed" }),
  );
}

/** Lets the background open Google's window. What comes of that is in `signInState`. */
export function requestSignIn(
  api: Background,
  server: string,
  account: "any" | "same",
): Promise<SignInProblem | { readonly kind: "started" }> {
  return withAccess(api, () =>
    ask<SignInProblem | { readonly kind: "started" }>(
      api,
      { type: "sign-in", server, account },
      { kind: "extension-failed" },
    ),
  );
}

/** Asks what a server is; null when the background died over it. */
export function requestLook(api: Background, server: string): Promise<ServerLook | null> {
  return ask<ServerLook | null>(api, { type: "inspect-server", server }, null);
}

/**
 * Has the rep's word on hits of one mail stored, one after the other.
 * @returns whether all of it was; what was, shows in the database.
 */
export async function requestCorrection(
  api: Background,
  { messageId, eventIds, scope }: RepsWord,
): Promise<boolean> {
  for (const eventId of eventIds) {
    const request: Request = { type: "correct-hit", messageId, eventId, scope };
    if ((await ask<MessageExplanation | null>(api, request, null)) === null) return false;
  }
  return true;
}

/** Tells the background something that needs no answer. */
export function tell(api: Background, request: Request): void {
  void ask(api, request, null);
}

/**
 * The background does everything but ask for access to the server's host: only a page can, and only within seconds of a
 * click.
 */
async function withAccess<Outcome extends { readonly kind: string }>(
  api: Background,
  attempt: () => Promise<Outcome | AccessNeeded>,
): Promise<Outcome | AccessNeeded> {
  const outcome = await attempt();
  if (outcome.kind !== "permission-needed" || !("origins" in outcome)) return outcome;
  const { origins } = outcome;
  const granted = await api.permissions
    .request({ origins: [...origins] })
    // Refused at once when nobody clicked, as with a pairing link. The form then asks for the click.
    .catch(() => null);
  if (granted === null) return outcome;
  return granted ? attempt() : { kind: "permission-refused", origins };
}

async function ask<Answer>(api: Background, request: Request, failed: Answer): Promise<Answer> {
  const answer = await api.runtime
    .sendMessage(request)
    // The worker died over it.
    .catch(() => null);
  // The background is part of this same build, so its answers need no validation; null tells of its failure.
  return (answer as Answer | null) ?? failed;
}
