import { holdingTimers, type DeadlineTimers } from "../firestore/deadline.ts";
import { askMetadataServer } from "../firestore/metadata-server.ts";

interface ServiceAccountOptions {
  /** `GCE_METADATA_HOST`: host, or host:port. */
  readonly host?: string | undefined;
  readonly timers?: DeadlineTimers;
}

/**
 * Gives the function that tells the mail address of the function's own service account, asked of Google's metadata server
 * once and only when it is needed. It rejects when there is none to be had; the next call asks again.
 */
export function createServiceAccount({ host, timers = holdingTimers }: ServiceAccountOptions) {
  let known: string | null = null;

  return async (): Promise<string> => {
    if (known !== null) return known;
    const { status, body } = await askMetadataServer({ host, about: "email", timers });
    if (status !== 200 || !/^[^@\s]+@[^@\s]+$/.test(body)) {
      throw new Error(`the metadata server told no service account (${status})`);
    }
    known = body;
    return known;
  };
}
