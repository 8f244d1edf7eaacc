import { FieldPath, Timestamp, type Firestore } from "firebase-admin/firestore";
import type { SenderId } from "../../../shared/ids.ts";
import { InvalidCursorError, type EventLog } from "../../core/event-log.ts";
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
}

/** A cursor from after the time of the read was made by nobody here. Clocks are Firestore's own; this is for rounding. */
const CLOCK_SLACK_MS = 1_000;

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
      // One more than asked for tells whether there is another page.
      const { documents, readTime } = await query(sid, from.page ?? from.settled, limit + 1);
      const page = documents.slice(0, limit);
      const positions = page.map(positionOf);
      const more = documents.length > limit;
      return {
        events: page.map((document) => readEvent(sid, document)),
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

  async function query(sid: SenderId, after: Position | null, limit: number) {
    const ordered = firestore
      .collection(eventsPath(sid))
      .orderBy(STORED_AT)
      .orderBy(FieldPath.documentId())
      .limit(limit);
    const { docs, readTime } = await answerOf(
      (after === null ? ordered : ordered.startAfter(timeOf(after), after.id)).get(),
    );
    const now = readTime.toMillis();
    if (after !== null && millisOf(after) > now + CLOCK_SLACK_MS)
      throw new InvalidCursorError("not a cursor of this log: it is from the future");
    return { documents: docs, readTime: now };
  }
}

function timeOf({ seconds, nanoseconds }: Position): Timestamp {
  return new Timestamp(seconds, nanoseconds);
}
