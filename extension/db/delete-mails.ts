import type { MessageId } from "../../shared/ids.ts";
import type { SightlineDatabase } from "./database.ts";
import type { MessageDocument } from "./message-document.ts";
import { readMany } from "./read-many.ts";
import { spanOf, unpackedRow } from "./summary-rows.ts";
import type { Tables } from "./tables.ts";
import type { Telling } from "./tell.ts";
import { writeChanges } from "./write-changes.ts";

/** How long a deleted mail can be restored, in milliseconds. */
export const UNDO_MS = 10 * 60_000;

const dayMs = 24 * 3_600_000;
/** The rep knows what they deleted or restored. */
const silent: Telling = { notify: false, countUnconfirmed: true };

/**
 * Takes mails out of everything that shows mail, and with each those that it superseded. They can be restored for ten minutes.
 * @param now milliseconds since 1970.
 * @returns the ids of those that stood in a list, to be restored by, and of the threads whose status changed.
 */
export function deleteMails(
  db: SightlineDatabase,
  messageIds: readonly MessageId[] | "all",
  now: number,
): Promise<{ readonly deleted: readonly MessageId[]; readonly threadIds: readonly string[] }> {
  return db.transaction("rw", db.messages, db.threads, db.summaries, db.kv, async () => {
    const documents =
      messageIds === "all" ? await db.messages.toArray() : await withSuperseded(db, messageIds);
    const news = documents.filter(({ deletedAt }) => deletedAt === null);
    const threadIds = await setDeleted(db, news, now);
    const deleted = news.filter(({ supersededBy }) => supersededBy === null).map(({ id }) => id);
    return { deleted, threadIds };
  });
}

/** Brings deleted mails back as they were, with what has come of them meanwhile, as far as they are not forgotten yet. */
export function restoreMails(
  db: SightlineDatabase,
  messageIds: readonly MessageId[],
): Promise<{ readonly restored: number; readonly threadIds: readonly string[] }> {
  return db.transaction("rw", db.messages, db.threads, db.summaries, db.kv, async () => {
    const documents = await withSuperseded(db, messageIds);
    const back = documents.filter(({ deletedAt }) => deletedAt !== null);
    const threadIds = await setDeleted(db, back, null);
    const restored = back.filter(({ supersededBy }) => supersededBy === null).length;
    return { restored, threadIds };
  });
}

/**
 * Forgets what was deleted ten minutes ago or earlier, all but the ids.
 * @returns the ids of those that are forgotten now.
 */
export function purgeDeleted(db: SightlineDatabase, now: number): Promise<readonly MessageId[]> {
  return db.transaction("rw", db.messages, db.threads, db.forgotten, async () => {
    const gone = await db.messages
      .where("deletedAt")
      .belowOrEqual(now - UNDO_MS)
      .toArray();
    if (gone.length === 0) return [];
    const threadIds = gone.map(({ threadId }) => threadId).filter((id) => id !== null);
    const rows = await db.threads.bulkGet([...new Set(threadIds)]);
    const empty = rows.filter(
      (row) =>
        row !== undefined && Object.keys(row.messages).length === 0 && row.untracked === undefined,
    );
    await Promise.all([
      db.forgotten.bulkPut(gone.map(({ id, deletedAt }) => ({ id, deletedAt: deletedAt ?? now }))),
      db.messages.bulkDelete(gone.map(({ id }) => id)),
      db.threads.bulkDelete(empty.flatMap((row) => (row === undefined ? [] : [row.threadId]))),
    ]);
    return gone.map(({ id }) => id);
  });
}

/**
 * Deletes mails that were sent more than so many days ago, as the rep does.
 * @returns the ids of the threads whose status changed.
 */
export async function forgetOlder(
  db: SightlineDatabase,
  days: number,
  now: number,
): Promise<{ readonly deleted: readonly MessageId[]; readonly threadIds: readonly string[] }> {
  const until = now - days * dayMs;
  const rows = await db.summaries.where("span").belowOrEqual(spanOf(until)).toArray();
  // Of a mail that was seen before it was recorded nothing says yet when it was sent, not even a hit: that is 0.
  const old = rows.flatMap(unpackedRow).filter(({ sentAt }) => sentAt > 0 && sentAt < until);
  const ids = old.map(({ id }) => id);
  return ids.length === 0 ? { deleted: [], threadIds: [] } : deleteMails(db, ids, now);
}

/** Which of these mails were deleted for good. */
export async function forgottenOf(
  db: Pick<Tables, "forgotten">,
  messageIds: readonly MessageId[],
): Promise<ReadonlySet<MessageId>> {
  if (messageIds.length === 0) return new Set();
  const rows = await readMany(db.forgotten, messageIds, ({ id }) => id);
  return new Set(rows.flatMap((row) => (row === undefined ? [] : [row.id])));
}

async function withSuperseded(
  db: Pick<Tables, "messages">,
  messageIds: readonly MessageId[],
): Promise<MessageDocument[]> {
  const all = new Map<MessageId, MessageDocument>();
  let ids: readonly MessageId[] = [...new Set(messageIds)];
  let documents = (await readMany(db.messages, ids, ({ id }) => id)).filter(
    (one) => one !== undefined,
  );
  while (documents.length > 0) {
    for (const document of documents) all.set(document.id, document);
    ids = documents.map(({ id }) => id);
    const superseded = await db.messages.where("supersededBy").anyOf(ids).toArray();
    documents = superseded.filter(({ id }) => !all.has(id));
  }
  return [...all.values()];
}

function setDeleted(
  db: SightlineDatabase,
  documents: readonly MessageDocument[],
  deletedAt: number | null,
): Promise<string[]> {
  const changes = documents.map((before) => ({ before, after: { ...before, deletedAt } }));
  return writeChanges(db, changes, silent);
}
