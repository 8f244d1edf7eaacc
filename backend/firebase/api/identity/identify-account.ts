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
  /** For the age of what is remembered; milliseconds from any fixed time. */
  readonly now: () => number;
}

const GOOGLE = "google.com";
const REMEMBERED_MS = 60_000;
const REMEMBERED_ACCOUNTS = 10_000;

/**
 * Tells the account of an ID token: of our project, not expired, signed in with Google, with a verified address of an
 * allowed domain, neither disabled nor with its sessions ended.
 *
 * Firebase Auth is asked how an account stands at most once a minute on each instance, however many requests come; those
 * that come at once share one question. So an account that is disabled, or whose sessions are ended, is out within a
 * minute everywhere. While Firebase Auth cannot be asked, this rejects with an `UnavailableError`: nobody is signed out by
 * an outage.
 */
export function createIdentify({ tokens, domains, now }: IdentifyDeps): Identify {
  const allowed = new Set(domains.map(normalizeDomain));
  const accounts = new LRUCache<string, AccountState>({
    max: REMEMBERED_ACCOUNTS,
    ttl: REMEMBERED_MS,
    ttlResolution: 0,
    perf: { now },
    fetchMethod: (uid) => tokens.accountState(uid),
  });

  return async (bearer) => {
    const outcome = await tokens.verify(bearer);
    if (outcome.kind !== "claims") return refuse(outcome.kind);
    const { claims } = outcome;
    const problem = judgeClaims(claims, allowed);
    if (problem !== null) return refuse(problem);
    const state = await accounts.forceFetch(claims.uid);
    return judgeState(claims, state);
  };
}

function judgeClaims(claims: IdTokenClaims, allowed: ReadonlySet<string>): Refused | null {
  if (claims.provider !== GOOGLE) return "unauthorized";
  if (claims.email === null || !claims.emailVerified) return "email-not-verified";
  if (allowed.size === 0) return null;
  const domain = domainOf(claims.email);
  return domain !== null && allowed.has(domain) ? null : "domain-not-allowed";
}

function judgeState({ uid, signedInAt }: IdTokenClaims, state: AccountState): AccountOutcome {
  if (state.kind === "disabled") return refuse("account-disabled");
  const ended = state.kind === "deleted" || signedInAt < state.validSince;
  if (ended) return refuse("token-revoked");
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
