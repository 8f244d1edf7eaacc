import type { PushSubscriptionJson } from "../../shared/wire.ts";
import { fetchAuthorized } from "../sync/authorized-fetch.ts";
import type { Credentials } from "../sync/credentials.ts";
import type { Fetch } from "../sync/fetch.ts";

/**
 * - `unknown-device`: the server forgot this browser, for it was silent for long.
 * - `shut-out`: it does not take the bearer. The pulls find out, too, and say so.
 */
export type SentSubscription = "sent" | "unknown-device" | "server-refused" | "shut-out" | "failed";

const timeoutMs = 10_000;

/** Tells the server where this browser can be woken, `PUT /v1/devices/:id/push`. */
export async function sendSubscription(
  fetch: Fetch,
  credentials: Pick<Credentials, "server" | "bearer">,
  deviceId: string,
  { endpoint, keys }: PushSubscriptionJson,
): Promise<SentSubscription> {
  const url = `${credentials.server}/v1/devices/${deviceId}/push`;
  const answer = await fetchAuthorized(fetch, credentials, url, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ endpoint, keys }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (answer.kind === "refused") return "shut-out";
  if (answer.kind === "unreachable") return "failed";
  const { ok, status } = answer.response;
  if (ok) return "sent";
  if (status === 404) return "unknown-device";
  return status >= 500 || status === 429 ? "failed" : "server-refused";
}
