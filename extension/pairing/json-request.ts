import type { Fetch } from "../sync/fetch.ts";

export interface JsonAnswer {
  readonly status: number;
  /** Null where it is not JSON. */
  readonly body: unknown;
  readonly retryAfter: string | null;
}

const timeoutMs = 5000;

/** Asks a server that nobody trusts yet. @returns null when it does not answer. */
export async function requestJson(
  deps: { readonly fetch: Fetch },
  url: string,
  init: RequestInit,
): Promise<JsonAnswer | null> {
  try {
    const response = await deps.fetch(url, {
      ...init,
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body, retryAfter: response.headers.get("retry-after") };
  } catch {
    return null;
  }
}
