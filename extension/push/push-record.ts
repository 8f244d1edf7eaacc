import { storedItem } from "../stored-item.ts";
import type { Session } from "../session.ts";

/** What the server was last told of this browser's push subscription. */
export interface PushRecord {
  readonly server: string;
  readonly deviceId: string;
  /** The server's key that the subscription was made for. */
  readonly key: string;
  /** A secret of sorts: who has it can wake this browser, with the server's private key. */
  readonly endpoint: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

export const pushRecord = storedItem<PushRecord | null>("local", "push", null);

/** The last try failed. Gone with the browser, so that each of its starts is a new try. */
export interface PushFailure {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason: "refused" | "timed-out" | "server-refused" | "shut-out";
  /** Of which sign-in; the next one is a new try, too. */
  readonly deviceId: string;
}

export const pushFailure = storedItem<PushFailure | null>("session", "push-failure", null);

/** Whether the record is about this session: then the server wakes this browser by push. */
export function isInForce(record: PushRecord | null, session: Session): boolean {
  return (
    record !== null &&
    record.server === session.server &&
    record.deviceId === session.deviceId &&
    record.key === session.pushKey
  );
}
