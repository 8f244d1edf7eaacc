import { holdingTimers, type DeadlineTimers } from "./deadline.ts";
import { askMetadataServer } from "./metadata-server.ts";

/**
 * Gives a token for Google's APIs.
 * @param rejected the token that was just refused, so that another one is fetched instead of it.
 */
export type AccessToken = (rejected?: string) => Promise<string>;

interface MetadataOptions {
  /** `GCE_METADATA_HOST`: host, or host:port. */
  readonly host?: string | undefined;
  readonly timers?: DeadlineTimers;
  /** A steady clock in milliseconds. */
  readonly clock?: () => number;
}

/** The metadata server gives out the same token until 5 minutes before its end, so asking earlier is in vain. */
const REFRESH_WITHIN_MS = 4 * 60_000;
/** With less than this left a token may end on its way. */
const UNUSABLE_WITHIN_MS = 10_000;
/** Between two attempts to get a better token than a good one. */
const REFRESH_EVERY_MS = 15_000;
const ATTEMPTS = 2;

/**
 * Access tokens of the function's own service account from Google's metadata server, kept until shortly before their
 * end. The last minutes of a token are used to fetch the next one, while hits go on with the old one; however many wait,
 * they share one fetch. Rejects when there is no token to be had.
 */
export function createMetadataAccessToken(options: MetadataOptions = {}): AccessToken {
  const { host, timers = holdingTimers, clock = () => performance.now() } = options;
  let current: { readonly value: string; readonly end: number } | null = null;
  let fetching: Promise<string> | null = null;
  let lastRefresh = Number.NEGATIVE_INFINITY;

  return async (rejected) => {
    if (current?.value === rejected) current = null;
    const left = current === null ? 0 : current.end - clock();
    if (current === null || left <= UNUSABLE_WITHIN_MS) return fetchOnce();
    if (left <= REFRESH_WITHIN_MS && clock() - lastRefresh >= REFRESH_EVERY_MS) {
      lastRefresh = clock();
      // Nobody waits for it, and its failure harms nobody yet.
      fetchOnce().catch(() => undefined);
    }
    return current.value;
  };

  function fetchOnce(): Promise<string> {
    fetching ??= fetchToken(ATTEMPTS).finally(() => {
      fetching = null;
    });
    return fetching;
  }

  async function fetchToken(attempts: number): Promise<string> {
    try {
      const asked = clock();
      const { status, body } = await askMetadataServer({ host, about: "token", timers });
      if (status !== 200) throw new Error(`the metadata server answered ${status}`);
      const { value, seconds } = parseToken(body);
      current = { value, end: asked + seconds * 1_000 };
      return value;
    } catch (cause) {
      if (attempts > 1) return fetchToken(attempts - 1);
      throw new Error("no access token from the metadata server", { cause });
    }
  }
}

/** Checked by hand: this file is in the cold start of every hit, and zod is not. The token stands in no message. */
function parseToken(body: string): { value: string; seconds: number } {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    throw new Error("the metadata server's answer is not JSON");
  }
  if (typeof answer === "object" && answer !== null) {
    const value = "access_token" in answer ? answer.access_token : undefined;
    const seconds = "expires_in" in answer ? answer.expires_in : undefined;
    if (typeof value === "string" && value !== "" && typeof seconds === "number")
      return { value, seconds };
  }
  throw new Error("the metadata server's answer holds no token");
}
