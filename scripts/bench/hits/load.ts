/** One stretch of load on one server. */
export interface LoadOptions {
  readonly url: string;
  readonly connections: number;
  /** A new connection for each request, as image proxies do. */
  readonly close: boolean;
  readonly seconds: number;
}

export interface LoadResult {
  /** Requests answered with status 200. */
  readonly answered: number;
  readonly perSecond: number;
  /** Milliseconds from request to answer. */
  readonly p50: number;
  readonly p99: number;
}

/** A program that asks a server as fast as it answers, for the prepared targets in turn. */
export interface Load {
  readonly name: string;
  /** @throws {Error} when a request failed or was not answered with 200 */
  run(options: LoadOptions): Promise<LoadResult>;
}

/** Who asks: the same for every server. */
export const USER_AGENTS = [
  "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
  "Mozilla/5.0",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
] as const;

/**
 * Where they ask from, as a reverse proxy says it: proxies of Google and Apple, and people at home. One after the other, so that
 * a server sees each of them again and again, as it does the proxies of the large mail providers.
 */
export const ADDRESSES: readonly string[] = Array.from({ length: 64 }, (_, index) => [
  `66.249.84.${index}`,
  `172.225.7.${index}`,
  `91.64.${index}.1`,
  `2a02:810a:${index}::1`,
]).flat();
