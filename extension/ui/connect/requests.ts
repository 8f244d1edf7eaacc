import type { SignInProblem } from "../../identity/sign-in-outcome.ts";
import type { Request } from "../../messages.ts";
import type { ServerLook } from "../../pairing/inspect-server.ts";
import type { PairOutcome } from "../../pairing/outcome.ts";
import type { PairAttempt } from "../../pairing/pair.ts";

/** What it takes to talk to the background, and to ask the person for access on its behalf. */
export interface Background {
  readonly runtime: { sendMessage(message: Request): Promise<unknown> };
  readonly permissions: { request(access: { origins: string[] }): Promise<boolean> };
}

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

/** Tells the background something that needs no answer. */
export function tell(api: Pick<Background, "runtime">, request: Request): void {
  void ask(api, request, null);
}

/**
 * Asks the background.
 * @param failed what stands for the answer when the background died over it, or says that it failed
 */
export async function ask<Answer>(
  api: Pick<Background, "runtime">,
  request: Request,
  failed: Answer,
): Promise<Answer> {
  const answer = await api.runtime
    .sendMessage(request)
    // The worker died over it.
    .catch(() => null);
  // The background is part of this same build, so its answers need no validation; null tells of its failure.
  return (answer as Answer | null) ?? failed;
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
