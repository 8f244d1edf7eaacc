/** What may be wrong with a server before anybody pairs with it or signs in. */
export type ServerProblem =
  | { readonly kind: "address-invalid" }
  | { readonly kind: "unreachable"; readonly server: string }
  | { readonly kind: "not-sightline"; readonly server: string }
  | { readonly kind: "server-older" }
  | { readonly kind: "server-newer" }
  | { readonly kind: "server-failed"; readonly status: number }
  | { readonly kind: "tracking-origin-unusable"; readonly trackingOrigin: string };

/** One or two sentences: what is wrong, and what to do about it. */
export function serverProblemSentence(problem: ServerProblem): string {
  switch (problem.kind) {
    case "address-invalid":
      return "That is not a server address. It looks like http://127.0.0.1:8787 or https://track.example.com.";
    case "unreachable":
      return `Nothing answers at ${hostOf(problem.server)}. Is the server running, and is the address right?`;
    case "not-sightline":
      return `Something answers at ${hostOf(problem.server)}, but it is not a Sightline server.`;
    case "server-older":
      return "The server is older than this extension. Update the server, then try again.";
    case "server-newer":
      return "The server is newer than this extension. Update the extension, then try again.";
    case "server-failed":
      return `The server failed with status ${problem.status}. Its log says more.`;
    case "tracking-origin-unusable":
      return `The server wants links to point to ${hostOf(problem.trackingOrigin)}, which recipients cannot reach. Start it with --public-url.`;
  }
}

/** Host and port of a server's address; the text itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The hosts of match patterns, in words. */
export function hostsOf(patterns: readonly string[]): string {
  return patterns
    .map((pattern) => pattern.replace(/^\w+:\/\//, "").replace(/\/\*$/, ""))
    .join(" and ");
}
