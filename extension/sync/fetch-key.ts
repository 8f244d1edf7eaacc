import { keyResponseSchema, type KeyResponse } from "../../shared/wire.ts";
import { fetchAuthorized } from "./authorized-fetch.ts";
import type { Credentials } from "./credentials.ts";
import type { Fetch } from "./fetch.ts";

const timeoutMs = 10_000;

/** The sender's key under the server's current secret, `GET /v1/key`; null when it cannot be had just now. */
export async function fetchKey(
  fetch: Fetch,
  credentials: Credentials,
): Promise<KeyResponse | null> {
  const answer = await fetchAuthorized(fetch, credentials, `${credentials.server}/v1/key`, {
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (answer.kind !== "answered" || !answer.response.ok) return null;
  const body: unknown = await answer.response.json().catch(() => null);
  const key = keyResponseSchema.safeParse(body);
  return key.success ? key.data : null;
}
