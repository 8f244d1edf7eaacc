/** What came of an attempt to pair. Each is an expected outcome; `pairSentence` says it to people. */
export type PairOutcome =
  | { readonly kind: "paired"; readonly server: string }
  | { readonly kind: "already-paired"; readonly server: string }
  | { readonly kind: "address-invalid" }
  | { readonly kind: "code-missing" }
  | { readonly kind: "unreachable"; readonly server: string }
  | { readonly kind: "not-sightline"; readonly server: string }
  | { readonly kind: "server-older" }
  | { readonly kind: "server-newer" }
  | { readonly kind: "identity-unsupported" }
  | { readonly kind: "tracking-origin-unusable"; readonly trackingOrigin: string }
  | { readonly kind: "permission-needed"; readonly origins: readonly string[] }
  | { readonly kind: "permission-refused"; readonly origins: readonly string[] }
  | { readonly kind: "code-wrong" }
  | { readonly kind: "code-expired" }
  | { readonly kind: "code-used" }
  | { readonly kind: "too-many-tries"; readonly seconds: number }
  | { readonly kind: "server-failed"; readonly status: number }
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
    case "address-invalid":
      return "That is not a server address. It looks like http://127.0.0.1:8787 or https://track.example.com.";
    case "code-missing":
      return "Enter the pairing code that the server printed when it started.";
    case "unreachable":
      return `Nothing answers at ${hostOf(outcome.server)}. Is the server running, and is the address right?`;
    case "not-sightline":
      return `Something answers at ${hostOf(outcome.server)}, but it is not a Sightline server.`;
    case "server-older":
      return "The server is older than this extension. Update the server, then pair again.";
    case "server-newer":
      return "The server is newer than this extension. Update the extension, then pair again.";
    case "identity-unsupported":
      return "This server wants a Google sign-in, which this version of the extension does not offer yet.";
    case "tracking-origin-unusable":
      return `The server wants links to point to ${hostOf(outcome.trackingOrigin)}, which recipients cannot reach. Start it with --public-url.`;
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
    case "server-failed":
      return `The server failed with status ${outcome.status}. Its log says more.`;
    case "extension-failed":
      return "Sightline could not store the pairing in this browser. Is its disk full?";
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function hostsOf(patterns: readonly string[]): string {
  return patterns
    .map((pattern) => pattern.replace(/^\w+:\/\//, "").replace(/\/\*$/, ""))
    .join(" and ");
}

function seconds(count: number): string {
  return count === 1 ? "1 second" : `${count} seconds`;
}
