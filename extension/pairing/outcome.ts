import { pairingWords } from "../words/pairing.ts";
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
  const t = pairingWords.get();
  switch (outcome.kind) {
    case "paired":
      return t.paired({ host: hostOf(outcome.server) });
    case "already-paired":
      return t.alreadyPaired({ host: hostOf(outcome.server) });
    case "code-missing":
      return t.codeMissing;
    case "sign-in-wanted":
      return t.signInWanted;
    case "permission-needed":
      return t.permissionNeeded({ hosts: hostsOf(outcome.origins) });
    case "permission-refused":
      return t.permissionRefused({ hosts: hostsOf(outcome.origins) });
    case "code-wrong":
      return t.codeWrong;
    case "code-expired":
      return t.codeExpired;
    case "code-used":
      return t.codeUsed;
    case "too-many-tries":
      return t.tooManyTries(outcome.seconds);
    case "extension-failed":
      return t.notStored;
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
