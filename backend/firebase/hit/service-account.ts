import { holdingTimers, type DeadlineTimers } from "../firestore/deadline.ts";
import { exchange } from "../firestore/exchange.ts";

interface ServiceAccountOptions {
  /** `GCE_METADATA_HOST`: host, or host:port. */
  readonly host?: string | undefined;
  readonly timers?: DeadlineTimers;
}

/** The address that every Google virtual machine has it at, so that no name need be looked up. */
const METADATA_HOST = "169.254.169.254";
const PATH = "/computeMetadata/v1/instance/service-accounts/default/email";
const TIMEOUT_MS = 1_000;

/**
 * Gives the function that tells the mail address of the function's own service account, asked of Google's metadata server
 * once and only when it is needed. It rejects when there is none to be had; the next call asks again.
 */
export function createServiceAccount({ host, timers = holdingTimers }: ServiceAccountOptions) {
  const url = new URL(`http://${host || METADATA_HOST}${PATH}`);
  let known: string | null = null;

  return async (): Promise<string> => {
    if (known !== null) return known;
    const headers = { "metadata-flavor": "Google" };
    const asked = { url, method: "GET", headers, agent: false, timeoutMs: TIMEOUT_MS } as const;
    const { status, body } = await exchange({ ...asked, timers });
    if (status !== 200 || !/^[^@\s]+@[^@\s]+$/.test(body)) {
      throw new Error(`the metadata server told no service account (${status})`);
    }
    known = body;
    return known;
  };
}
