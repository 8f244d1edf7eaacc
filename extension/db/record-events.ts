import type { LogEvent } from "../../shared/event.ts";
import type { Session } from "../session.ts";
import { markAlongside } from "./alongside.ts";
import type { SightlineDatabase } from "./database.ts";
import { forgottenOf } from "./delete-mails.ts";
import { writeCursor } from "./kv.ts";
import { addEvents, blankDocument } from "./message-document.ts";
import { readMany } from "./read-many.ts";
import type { Telling } from "./tell.ts";
import { writeChanges, type Change } from "./write-changes.ts";

/** A stretch of a server's log, with the cursor that stands at its end. */
export interface LogStretch {
  readonly account: Pick<Session, "server" | "sid">;
  readonly events: readonly LogEvent[];
  readonly cursor: string;
  readonly telling: Telling;
}

export interface RecordedEvents {
  /** How many events were new. */
  readonly added: number;
  readonly threadIds: readonly string[];
}

/**
 * Applies events and moves the cursor, in one transaction: either both are durable, or neither is. Idempotent by
 * event id; each message is read and written once, however many of its events there are. Those of mails that the rep deleted
 * for good are passed over.
 */
export function recordEvents(
  db: SightlineDatabase,
  { account, events, cursor, telling }: LogStretch,
): Promise<RecordedEvents> {
  return db.transaction("rw", written(db), async () => {
    const recorded = await apply(db, events, telling);
    await writeCursor(db, account, cursor);
    return recorded;
  });
}

/** Applies views that this browser tells of, before the log has them. */
export function recordViews(
  db: SightlineDatabase,
  views: readonly LogEvent[],
  telling: Telling,
): Promise<RecordedEvents> {
  return db.transaction("rw", written(db), async () => apply(db, views, telling));
}

function written(db: SightlineDatabase) {
  return [db.messages, db.threads, db.summaries, db.forgotten, db.kv];
}

async function apply(
  db: SightlineDatabase,
  events: readonly LogEvent[],
  telling: Telling,
): Promise<RecordedEvents> {
  const groups = [...Map.groupBy(events, (event) => event.messageId)];
  const messageIds = groups.map(([messageId]) => messageId);
  const stored = await readMany(db.messages, messageIds, ({ id }) => id);
  const unknown = messageIds.filter((_, index) => stored[index] === undefined);
  const forgotten = await forgottenOf(db, unknown);
  const changes: Change[] = [];
  let added = 0;
  for (const [index, [messageId, news]] of groups.entries()) {
    if (forgotten.has(messageId)) continue;
    const before = stored[index] ?? null;
    const known = before ?? blankDocument(messageId);
    const after = addEvents(known, news);
    if (after === known) continue;
    changes.push({ before, after });
    added += after.events.length - known.events.length;
  }
  const threadIds = await writeChanges(db, await markAlongside(db, changes, events), telling);
  return { added, threadIds };
}
