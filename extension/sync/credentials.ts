import type { SenderId } from "../../shared/ids.ts";
import type { AuthProblem } from "../../shared/wire.ts";
import type { Trouble } from "./trouble.ts";

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
  | { readonly kind: "unreachable"; readonly trouble: Trouble };

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
