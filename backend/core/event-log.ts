import type { LogEvent } from "../../shared/event.ts";
import type { SenderId } from "../../shared/ids.ts";

/** One page of a sender's log, oldest first in the order of storing. */
export interface LogPage {
  readonly events: readonly LogEvent[];
  /** Opaque; a later `read` with it continues after this page. */
  readonly cursor: string;
  readonly more: boolean;
}

/** The cursor was not made by this log, or was damaged. The caller can start again from the beginning. */
export class InvalidCursorError extends Error {
  override readonly name = "InvalidCursorError";
}

/**
 * The durable log of hits. Adapters: SQLite (embedded), Firestore (production); both pass `event-log.contract.ts`.
 *
 * What every adapter promises:
 * - `append` resolves only when the event survives the death of the process and of the machine.
 * - `append` is idempotent by event id: the same id twice is one event, and both calls resolve.
 * - `read` returns events in the order in which they became visible, never skips one for good, and a
 *   reader that follows the cursors sees every event of its sender (at least once) and none of another's.
 */
export interface EventLog {
  /** Stores one event. Rejects when it could not be stored in time; the caller then uses the fallback queue. */
  append(event: LogEvent): Promise<void>;
  /**
   * Reads a sender's events after a cursor (null: from the beginning), at most `limit` (1 to 1,000).
   * @throws {InvalidCursorError} when the cursor is not one of this log's.
   */
  read(sid: SenderId, after: string | null, limit: number): Promise<LogPage>;
  /** Deletes what was received before this time (milliseconds since 1970); gives the number of events deleted. */
  expire(before: number): Promise<number>;
  /** Waits for everything appended so far, then releases the log. */
  close(): Promise<void>;
}
