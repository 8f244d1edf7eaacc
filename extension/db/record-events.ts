import type { LogEvent } from "../../shared/event.ts";
import type { Session } from "../session.ts";
import type { SightlineDatabase } from "./database.ts";
import { readUnseen, writeCursor, writeUnseen } from "./kv.ts";
import { addEvents, unrecordedDocument, type MessageDocument } from "./message-document.ts";
import { readMany } from "./read-many.ts";
import { renewedThreads } from "./thread-rows.ts";

/** A stretch of a server's log, with the cursor that stands at its end. */
export interface LogStretch {
  readonly account: Pick<Session, "server" | "sid">;
  readonly events: readonly LogEvent[];
  readonly cursor: string;
  /** False while paused: these hits are recorded, and nobody is ever told of them. */
  readonly notify: boolean;
}

export interface RecordedEvents {
  /** How many events were new. */
  readonly added: number;
  readonly threadIds: readonly string[];
}

/**
 * Applies events and moves the cursor, in one transaction: either both are durable, or neither is. Idempotent by
 * event id; each message is read and written once, however many of its events there are.
 */
export function recordEvents(db: SightlineDatabase, stretch: LogStretch): Promise<RecordedEvents> {
  const byMessage = Map.groupBy(stretch.events, (event) => event.messageId);
  return db.transaction("rw", db.messages, db.threads, db.kv, async () => {
    const groups = [...byMessage];
    const messageIds = groups.map(([messageId]) => messageId);
    const stored = await readMany(db.messages, messageIds, ({ id }) => id);
    const changed: MessageDocument[] = [];
    let added = 0;
    let personHits = 0;
    for (const [index, [, events]] of groups.entries()) {
      const [first] = events;
      if (first === undefined) continue;
      const before = stored[index] ?? unrecordedDocument(first);
      const result = addEvents(before, events, stretch.notify && before.supersededBy === null);
      if (result === null) continue;
      changed.push(result.document);
      added += result.document.events.length - before.events.length;
      personHits += result.personHits;
    }
    const threads = await renewedThreads(db, changed);
    await Promise.all([db.threads.bulkPut(threads), db.messages.bulkPut(changed)]);
    if (stretch.notify && personHits > 0)
      await writeUnseen(db, (await readUnseen(db)) + personHits);
    await writeCursor(db, stretch.account, stretch.cursor);
    return { added, threadIds: threads.map(({ threadId }) => threadId) };
  });
}
