import type { DeadlineTimers } from "./deadline.ts";
import { exchange, type Answer } from "./exchange.ts";

interface Question {
  /** `GCE_METADATA_HOST`: host, or host:port. */
  readonly host: string | undefined;
  /** What to tell of the function's own service account. */
  readonly about: "token" | "email";
  readonly timers: DeadlineTimers;
}

/** The address that every Google virtual machine has it at, so that no name need be looked up. */
const METADATA_HOST = "169.254.169.254";
const TIMEOUT_MS = 1_000;

/**
 * Asks Google's metadata server. Rejects when it gives no answer within a second.
 * @see https://cloud.google.com/compute/docs/access/authenticate-workloads
 */
export function askMetadataServer({ host, about, timers }: Question): Promise<Answer> {
  const path = `/computeMetadata/v1/instance/service-accounts/default/${about}`;
  return exchange({
    url: new URL(`http://${host || METADATA_HOST}${path}`),
    method: "GET",
    headers: { "metadata-flavor": "Google" },
    agent: false,
    timeoutMs: TIMEOUT_MS,
    timers,
  });
}
