import type { SenderId } from "../../shared/ids.ts";
import type { AuthProblem } from "../../shared/wire.ts";

/**
 * Why the server shuts this browser out, until the person does something about it.
 * - `unknown-browser`: the server did not give this token, or forgot it.
 * - `signed-out`: Firebase ended the sign-in, without saying why.
 * - the others: as in the wire's list.
 */
export type AccessProblem =
  | "unknown-browser"
  | "signed-out"
  | Exclude<AuthProblem, "unauthorized" | "token-expired">;

/** What goes behind `Authorization: Bearer`, or why there is none. */
export type Bearer =
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "refused"; readonly problem: AccessProblem }
  /** It cannot be renewed just now: no network, or Google's servers fail. Never a sign-out. */
  | { readonly kind: "unreachable"; readonly detail: string };

/** What one browser needs to talk to its server. */
export interface Credentials {
  readonly server: string;
  readonly sid: SenderId;
  /** Where the stream of signals is. */
  readonly streamUrl: string;
  /** Another one with each pairing and each sign-in. */
  readonly login: string;
  /** @param fresh true: the last one was refused as expired. */
  readonly bearer: (fresh: boolean) => Promise<Bearer>;
}

/** One sentence for people: why nothing arrives. What to do stands on the button beside it. */
export function accessSentence(problem: AccessProblem): string {
  switch (problem) {
    case "unknown-browser":
      return "The server no longer knows this browser.";
    case "signed-out":
      return "Your sign-in has ended: it was revoked, or it expired.";
    case "token-revoked":
      return "Your sign-ins were ended by an administrator, or by a new password.";
    case "account-disabled":
      return "Your account is disabled. An administrator of the server can enable it again.";
    case "sign-in-needed":
      return "The server has no record of your account any more.";
    case "domain-not-allowed":
      return "The server no longer takes accounts of your domain.";
    case "email-not-verified":
      return "Your account’s mail address is not verified. Verify it with Google.";
  }
}
