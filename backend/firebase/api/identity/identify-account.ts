import { LRUCache } from "lru-cache";
import type { AuthProblem } from "../../../../shared/wire.ts";
import type { AccountOutcome, Identify } from "../../../core/account.ts";
import type { AuthRefusal } from "../../../core/bearer-auth.ts";
import type { AccountState, IdTokenClaims, IdTokens } from "./id-tokens.ts";
import { domainOf, normalizeDomain } from "./mail-domain.ts";

interface IdentifyDeps {
  readonly tokens: IdTokens;
  /** Whose people may sign in; empty: anyone with a Google account. */
  readonly domains: readonly string[];
  /** How long an account is taken to be in order once it is known to have been, in milliseconds; up to an hour. */
  readonly revocationMs: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

const GOOGLE = "google.com";
const REMEMBERED_ACCOUNTS = 10_000;

/**
 * Tells the account of an ID token: of our project, not expired, signed in with Google, with a verified address of an
 * allowed domain, neither disabled nor with its sessions ended.
 *
 * An account that is disabled, or whose sessions are ended, is out after `revocationMs` everywhere. That it is in order is
 * known from Firebase Auth, which each instance asks again after that time, however many requests come, and which those
 * that come at once ask together; and from the token itself, when that is younger, because Firebase renews no token of an
 * account that is not. With an hour, which is how long a token lives, nobody is ever asked. While Firebase Auth cannot be
 * asked, this rejects with an `UnavailableError`: nobody is signed out by an outage.
 */
export function createIdentify(deps: IdentifyDeps): Identify {
  const { tokens, domains, revocationMs, clock } = deps;
  const allowed = new Set(domains.map(normalizeDomain));
  const accounts = new LRUCache<string, AccountState>({
    max: REMEMBERED_ACCOUNTS,
    ttl: revocationMs,
    ttlResolution: 0,
    perf: { now: clock },
    fetchMethod: (uid) => tokens.accountState(uid),
  });

  return async (bearer) => {
    const outcome = await tokens.verify(bearer);
    if (outcome.kind !== "claims") return refuse(outcome.kind);
    const { claims } = outcome;
    const problem = judgeClaims(claims, allowed);
    if (problem !== null) return refuse(problem);
    if (clock() - claims.issuedAt < revocationMs) return accept(claims);
    return judgeState(claims, await accounts.forceFetch(claims.uid));
  };
}

function judgeClaims(claims: IdTokenClaims, allowed: ReadonlySet<string>): Refused | null {
  if (claims.provider !== GOOGLE) return "unauthorized";
  if (claims.email === null || !claims.emailVerified) return "email-not-verified";
  if (allowed.size === 0) return null;
  const domain = domainOf(claims.email);
  return domain !== null && allowed.has(domain) ? null : "domain-not-allowed";
}

function judgeState(claims: IdTokenClaims, state: AccountState): AccountOutcome {
  if (state.kind === "disabled") return refuse("account-disabled");
  const ended = state.kind === "deleted" || claims.signedInAt < state.validSince;
  return ended ? refuse("token-revoked") : accept(claims);
}

function accept({ uid, signedInAt }: IdTokenClaims): AccountOutcome {
  return { kind: "account", account: { principal: uid, session: `${uid} ${signedInAt}` } };
}

type Refused = Exclude<AuthProblem, "sign-in-needed">;

const MESSAGES: Readonly<Record<Refused, string>> = {
  unauthorized: "This is not an ID token of this project, or not of a sign-in with Google.",
  "token-expired": "This ID token has expired. A fresh one will do.",
  "token-revoked": "The sessions of this account were ended. Sign in again.",
  "account-disabled": "This account is disabled.",
  "email-not-verified": "The mail address of this account is not verified.",
  "domain-not-allowed": "This server is for the people of another domain.",
};

function refuse(code: Refused): AuthRefusal {
  const status = code === "email-not-verified" || code === "domain-not-allowed" ? 403 : 401;
  return { kind: "refused", status, code, message: MESSAGES[code] };
}
