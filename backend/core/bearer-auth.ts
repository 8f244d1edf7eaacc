import type { SenderId } from "../../shared/ids.ts";
import type { AuthProblem } from "../../shared/wire.ts";
import { problem } from "./problem.ts";

/** Who asks. */
export interface Caller {
  readonly sid: SenderId;
  /** Tells the streams of one browser, or account, from another's. Never logged. */
  readonly id: string;
}

/** A bearer that was not taken, and why: in words for people, and as a code that a browser acts on. */
export interface AuthRefusal {
  readonly kind: "refused";
  readonly status: 401 | 403;
  readonly code: AuthProblem;
  readonly message: string;
}

export type AuthOutcome = { readonly kind: "caller"; readonly caller: Caller } | AuthRefusal;

/**
 * Tells whose bearer this is: a device token's (embedded) or an ID token's (production).
 * @throws {UnavailableError} when that cannot be found out just now.
 */
export type Authenticate = (bearer: string) => Promise<AuthOutcome>;

/** The token in an `Authorization: Bearer <token>` header, or null. */
export function readBearer(header: string | undefined): string | null {
  return /^Bearer +(\S+) *$/i.exec(header ?? "")?.[1] ?? null;
}

/** The answer to a request without a bearer, or with one that was not taken. */
export function refuseBearer({ status, code, message }: AuthRefusal = MISSING): Response {
  const headers: Record<string, string> = status === 401 ? { "WWW-Authenticate": "Bearer" } : {};
  return problem(status, { code, message }, headers);
}

const MISSING: AuthRefusal = {
  kind: "refused",
  status: 401,
  code: "unauthorized",
  message: "This needs the header Authorization: Bearer <token>.",
};
