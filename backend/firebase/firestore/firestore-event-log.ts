import {
  FieldPath,
  Timestamp,
  type Firestore,
  type QueryDocumentSnapshot,
} from "firebase-admin/firestore";
import type { LogEvent } from "../../../shared/event.ts";
import type { SenderId } from "../../../shared/ids.ts";
import { InvalidCursorError, type EventLog } from "../../core/event-log.ts";
import type { StructuredLog } from "../../core/structured-log.ts";
import { advanceCursor, millisOf } from "./advance-cursor.ts";
import type { EventWriter } from "./commit-event.ts";
import { eventsPath, STORED_AT } from "./event-document.ts";
import { expireEvents } from "./expire-events.ts";
import { answerOf } from "./firestore-call.ts";
import { createCursorText, type Position } from "./log-cursor.ts";
import { positionOf, readEvent } from "./read-event.ts";

interface FirestoreEventLogOptions {
  readonly firestore: Firestore;
  /** Of the same project and database. The log closes it. */
  readonly writer: EventWriter;
  readonly projectId: string;
  readonly databaseId?: string;
  readonly logger: StructuredLog;
}

/** A cursor from after the time of the read was made by nobody here. Clocks are Firestore's own; this is for rounding. */
const CLOCK_SLACK_MS = 1_000;

/** Documents without a time of storing are no events, whatever else they hold. */
const BEGINNING = new Timestamp(0, 0);

/**
 * The event log in Firestore: one subcollection for each sender, in the order of `storedAt`. Writes go over plain HTTP,
 * as those of the hit function do; reads through the SDK. Why a cursor goes back: docs/adr/0011.
 */
export function createFirestoreEventLog(options: FirestoreEventLogOptions): EventLog {
  const { firestore, writer } = options;
  const cursorText = createCursorText(options.projectId, options.databaseId ?? "(default)");
  const appending = new Set<Promise<void>>();
  let closed = false;

  return {
    async append(event) {
      if (closed) throw new Error("the event log is closed");
      const appended = writer.append(event);
      appending.add(appended);
      try {
        await appended;
      } finally {
        appending.delete(appended);
      }
    },

    async read(sid, after, limit) {
      const from = after === null ? { settled: null, page: null } : cursorText.parse(after);
      const { page, more, readTime } = await query(sid, from.page ?? from.settled, limit);
      const positions = page.map(positionOf).filter((position) => position !== null);
      return {
        events: eventsIn(sid, page),
        cursor: cursorText.format(advanceCursor(from, { positions, more, readTime })),
        more,
      };
    },

    expire: (before) => expireEvents(firestore, before),

    async close() {
      closed = true;
      await Promise.allSettled(appending);
      writer.close();
    },
  };

  /** One page. Where a hand other than ours has put nothing but documents that no cursor can name, the next one. */
  async function query(sid: SenderId, after: Position | null, limit: number) {
    // One more than asked for tells whether there is another page.
    const ordered = firestore
      .collection(eventsPath(sid))
      .where(STORED_AT, ">=", BEGINNING)
      .orderBy(STORED_AT)
      .orderBy(FieldPath.documentId())
      .limit(limit + 1);
    let rest = after === null ? ordered : ordered.startAfter(timeOf(after), after.id);
    for (;;) {
      const { docs, readTime } = await answerOf(rest.get());
      const now = readTime.toMillis();
      if (after !== null && millisOf(after) > now + CLOCK_SLACK_MS)
        throw new InvalidCursorError("not a cursor of this log: it is from the future");
      const page = docs.slice(0, limit);
      const more = docs.length > limit;
      if (!more || page.some((document) => positionOf(document) !== null))
        return { page, more, readTime: now };
      rest = ordered.startAfter(page.at(-1));
    }
  }

  /** One document that cannot be read, of a newer version or changed by hand, must not hide all that come after it. */
  function eventsIn(sid: SenderId, page: readonly QueryDocumentSnapshot[]): LogEvent[] {
    const events: LogEvent[] = [];
    const faults = new Set<string>();
    for (const document of page) {
      const read = readEvent(sid, document);
      if (read.kind === "event") events.push(read.event);
      else for (const field of read.fields) faults.add(field);
    }
    if (faults.size > 0) {
      const unreadable = page.length - events.length;
      options.logger.error({ unreadable, fields: [...faults] }, "events that cannot be read");
    }
    return events;
  }
}

function timeOf({ seconds, nanoseconds }: Position): Timestamp {
  return new Timestamp(seconds, nanoseconds);
}
