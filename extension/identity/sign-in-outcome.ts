import { alternatives } from "../i18n/format.ts";
import {
  hostOf,
  hostsOf,
  serverProblemSentence,
  type ServerProblem,
} from "../pairing/server-problem.ts";
import { signInWords } from "../words/sign-in.ts";

/** Why nobody is signed in after an attempt. Each is an expected outcome; `signInSentence` says it to people. */
export type SignInProblem =
  | ServerProblem
  /** The server takes pairing codes, not Google accounts. */
  | { readonly kind: "code-wanted"; readonly server: string }
  /** Google sign-in over plain http. */
  | { readonly kind: "not-encrypted"; readonly server: string }
  | { readonly kind: "permission-needed"; readonly origins: readonly string[] }
  | { readonly kind: "permission-refused"; readonly origins: readonly string[] }
  | { readonly kind: "cancelled" }
  | { readonly kind: "page-not-loaded"; readonly redirectUri: string }
  | { readonly kind: "answer-mismatch" }
  | { readonly kind: "google-refused"; readonly code: string }
  | {
      readonly kind: "domain-not-allowed";
      readonly account: string;
      readonly domains: readonly string[];
    }
  | { readonly kind: "email-not-verified"; readonly account: string }
  | { readonly kind: "account-disabled"; readonly account: string }
  | { readonly kind: "google-unreachable" }
  | { readonly kind: "misconfigured"; readonly code: string }
  /** How far this computer's clock is ahead, in minutes; negative: behind. */
  | { readonly kind: "clock-skew"; readonly minutes: number }
  /** The server refuses a sign-in that is a second old. */
  | { readonly kind: "not-accepted"; readonly server: string }
  /** The worker died over it. */
  | { readonly kind: "interrupted" }
  /** Google's answer waited for too long. */
  | { readonly kind: "expired" }
  | { readonly kind: "extension-failed" };

/** One or two sentences: what happened, and what to do about it. */
export function signInSentence(problem: SignInProblem): string {
  const t = signInWords.get();
  switch (problem.kind) {
    case "code-wanted":
      return t.codeWanted({ host: hostOf(problem.server) });
    case "not-encrypted":
      return t.notEncrypted({ host: hostOf(problem.server) });
    case "permission-needed":
      return t.permissionNeeded({ hosts: hostsOf(problem.origins) });
    case "permission-refused":
      return t.permissionRefused({ hosts: hostsOf(problem.origins) });
    case "cancelled":
      return t.cancelled;
    case "page-not-loaded":
      return t.pageNotLoaded({ redirectUri: problem.redirectUri });
    case "answer-mismatch":
      return t.answerMismatch;
    case "google-refused":
      return t.googleRefused({ code: problem.code });
    case "domain-not-allowed": {
      const { account, domains } = problem;
      return domains.length === 0
        ? t.otherDomainsOnly({ account })
        : t.domainNotAllowed({ account, domains: alternatives(domains) });
    }
    case "email-not-verified":
      return t.emailNotVerified({ account: problem.account });
    case "account-disabled":
      return t.accountDisabled({ account: problem.account });
    case "google-unreachable":
      return t.googleUnreachable;
    case "misconfigured":
      return t.misconfigured({ code: problem.code });
    case "clock-skew":
      return problem.minutes > 0
        ? t.clockAhead(problem.minutes)
        : t.clockBehind(Math.abs(problem.minutes));
    case "not-accepted":
      return t.notAccepted({ host: hostOf(problem.server) });
    case "interrupted":
      return t.interrupted;
    case "expired":
      return t.expired;
    case "extension-failed":
      return t.notStored;
    case "address-invalid":
    case "unreachable":
    case "not-sightline":
    case "server-older":
    case "server-newer":
    case "server-failed":
    case "tracking-origin-unusable":
      return serverProblemSentence(problem);
  }
}
