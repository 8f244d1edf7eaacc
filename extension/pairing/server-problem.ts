import { list } from "../i18n/format.ts";
import { serverWords } from "../words/server.ts";

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
  const t = serverWords.get();
  switch (problem.kind) {
    case "address-invalid":
      return t.addressInvalid;
    case "unreachable":
      return t.unreachable({ host: hostOf(problem.server) });
    case "not-sightline":
      return t.notSightline({ host: hostOf(problem.server) });
    case "server-older":
      return t.older;
    case "server-newer":
      return t.newer;
    case "server-failed":
      return t.failed({ status: String(problem.status) });
    case "tracking-origin-unusable":
      return t.trackingOriginUnusable({ host: hostOf(problem.trackingOrigin) });
  }
}

/** Host and port of a server's address; the text itself where it is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** The hosts of match patterns, in words. */
export function hostsOf(patterns: readonly string[]): string {
  return list(patterns.map((pattern) => pattern.replace(/^\w+:\/\//, "").replace(/\/\*$/, "")));
}
