import type { SeenMail } from "../messages.ts";
import type { SightlineDatabase } from "./database.ts";
import { addReply } from "./message-document.ts";
import { refreshThreads } from "./thread-rows.ts";

/**
 * Notes that somebody answered. Which mails it answers the page knows better than their times do, which it may not be
 * able to read. Idempotent.
 * @returns the ids of the threads whose status changed, and whether the thread holds a tracked mail at all.
 */
export function recordReply(
  db: SightlineDatabase,
  { threadId, answers, at }: SeenMail,
): Promise<{ readonly tracked: boolean; readonly threadIds: readonly string[] }> {
  return db.transaction("rw", db.messages, db.threads, async () => {
    const documents = await db.messages.where("threadId").equals(threadId).toArray();
    const changed = documents
      .map((document) =>
        answers.includes(document.mailMessageId ?? "") ? addReply(document, at) : document,
      )
      .filter((document, index) => document !== documents[index]);
    if (changed.length === 0) return { tracked: documents.length > 0, threadIds: [] };
    await db.messages.bulkPut(changed);
    return { tracked: true, threadIds: await refreshThreads(db, changed) };
  });
}
