import { hostOf, hostsOf, serverProblemSentence, type ServerProblem } from "./server-problem.ts";

/** What came of an attempt to pair. Each is an expected outcome; `pairSentence` says it to people. */
export type PairOutcome =
  | { readonly kind: "paired"; readonly server: string }
  | { readonly kind: "already-paired"; readonly server: string }
  | ServerProblem
  | { readonly kind: "code-missing" }
  /** The server takes Google accounts, not codes. */
  | { readonly kind: "sign-in-wanted"; readonly server: string }
  | { readonly kind: "permission-needed"; readonly origins: readonly string[] }
  | { readonly kind: "permission-refused"; readonly origins: readonly string[] }
  | { readonly kind: "code-wrong" }
  | { readonly kind: "code-expired" }
  | { readonly kind: "code-used" }
  | { readonly kind: "too-many-tries"; readonly seconds: number }
  | { readonly kind: "extension-failed" };

const aboutTheCode = new Set<PairOutcome["kind"]>([
  "code-missing",
  "code-wrong",
  "code-expired",
  "code-used",
  "too-many-tries",
]);

/** The field of the form that an outcome speaks of. */
export function pairField({ kind }: PairOutcome): "server" | "code" {
  return aboutTheCode.has(kind) ? "code" : "server";
}

/** One or two sentences: what happened, and what to do about it. */
export function pairSentence(outcome: PairOutcome): string {
  switch (outcome.kind) {
    case "paired":
      return `Paired with ${hostOf(outcome.server)}.`;
    case "already-paired":
      return `This browser is paired with ${hostOf(outcome.server)} already.`;
    case "code-missing":
      return "Enter the pairing code that the server printed when it started.";
    case "sign-in-wanted":
      return "This server takes no pairing code. Sign in with Google.";
    case "permission-needed":
      return `Press Pair once more to allow Sightline to talk to ${hostsOf(outcome.origins)}.`;
    case "permission-refused":
      return `Without access to ${hostsOf(outcome.origins)} Sightline cannot read your hits. Press Pair to be asked again.`;
    case "code-wrong":
      return "The server does not know this code. Its terminal shows the current one.";
    case "code-expired":
      return "This code has expired. The server’s terminal shows a new one.";
    case "code-used":
      return "This code was used already. The server’s terminal shows a new one.";
    case "too-many-tries":
      return `Too many wrong codes. Try again in ${seconds(outcome.seconds)}.`;
    case "extension-failed":
      return "Sightline could not store the pairing in this browser. Is its disk full?";
    case "address-invalid":
    case "unreachable":
    case "not-sightline":
    case "server-older":
    case "server-newer":
    case "server-failed":
    case "tracking-origin-unusable":
      return serverProblemSentence(outcome);
  }
}

function seconds(count: number): string {
  return count === 1 ? "1 second" : `${count} seconds`;
}
