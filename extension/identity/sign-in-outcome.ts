import {
  hostOf,
  hostsOf,
  serverProblemSentence,
  type ServerProblem,
} from "../pairing/server-problem.ts";

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
  switch (problem.kind) {
    case "code-wanted":
      return `The server ${hostOf(problem.server)} takes a pairing code, not a Google account.`;
    case "not-encrypted":
      return `Signing in needs an encrypted connection. Use the address https://${hostOf(problem.server)}.`;
    case "permission-needed":
      return `Press the button once more to allow Sightline to talk to ${hostsOf(problem.origins)}.`;
    case "permission-refused":
      return `Without access to ${hostsOf(problem.origins)} Sightline cannot read your hits. Press the button to be asked again.`;
    case "cancelled":
      return "The sign-in was cancelled: Google’s window was closed. Try again when you are ready.";
    case "page-not-loaded":
      return `Google’s sign-in page could not be loaded. If you are online, the server’s OAuth client probably lacks the redirect URI ${problem.redirectUri} – tell whoever runs the server.`;
    case "answer-mismatch":
      return "The answer that came back was not to this sign-in, so it was not used. Try again; if it happens twice, something between you and Google is tampering.";
    case "google-refused":
      return `Google refused the sign-in (${problem.code}). Tell whoever runs the server.`;
    case "domain-not-allowed":
      return `You signed in as ${problem.account}, but this server takes ${accountsOf(problem.domains)}. Try again with another account.`;
    case "email-not-verified":
      return `Google has not verified the address ${problem.account}. Verify it in your Google account, then try again.`;
    case "account-disabled":
      return `The account ${problem.account} is disabled. An administrator of the server can enable it; or choose another account.`;
    case "google-unreachable":
      return "Google’s sign-in service cannot be reached. Are you online? Try again in a moment.";
    case "misconfigured":
      return `Google refuses the server’s Firebase project (${problem.code}). Tell whoever runs the server.`;
    case "clock-skew":
      return `This computer’s clock is ${Math.abs(problem.minutes)} minutes ${problem.minutes > 0 ? "ahead" : "behind"}, so Google’s sign-in is not valid here. Set the clock, then try again.`;
    case "not-accepted":
      return `The server ${hostOf(problem.server)} does not accept the sign-in. Its Firebase project may be set up wrongly: tell whoever runs it.`;
    case "interrupted":
      return "The sign-in was interrupted before it was finished. Try again.";
    case "expired":
      return "The choice of account waited too long. Sign in again.";
    case "extension-failed":
      return "Sightline could not store the sign-in in this browser. Is its disk full?";
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

function accountsOf(domains: readonly string[]): string {
  if (domains.length === 0) return "accounts of other domains only";
  return `accounts of ${new Intl.ListFormat("en", { type: "disjunction" }).format(domains)} only`;
}
