import type { SentMessage } from "../messages.ts";
import type { SightlineDatabase } from "./database.ts";
import { completeDocument, type MessageDocument } from "./message-document.ts";
import { refreshThreads } from "./thread-rows.ts";

/**
 * Records a sent mail, or completes what is known of it. Resolves when that is durable. Idempotent.
 *
 * A mail that was sent, taken back with "Undo" and sent again has two ids, and only the second is in anybody's
 * mailbox: it supersedes the first, which then shows no tick and never notifies.
 * @returns the ids of the threads whose status changed.
 */
export function recordSent(db: SightlineDatabase, message: SentMessage): Promise<string[]> {
  return db.transaction("rw", db.messages, db.threads, async () => {
    const before = await db.messages.get(message.id);
    const document = completeDocument(before, message);
    const superseded = await supersededBy(db, document);
    const changed = [...superseded, document];
    await db.messages.bulkPut(changed);
    return refreshThreads(db, changed);
  });
}

async function supersededBy(
  db: Pick<SightlineDatabase, "messages">,
  document: MessageDocument,
): Promise<MessageDocument[]> {
  const { id, threadId, mailMessageId } = document;
  if (document.supersededBy !== null || mailMessageId === null) return [];
  const sameMail = await db.messages.where("mailMessageId").equals(mailMessageId).toArray();
  const neverConfirmed =
    threadId === null
      ? []
      : await db.messages
          .where("threadId")
          .equals(threadId)
          .and((other) => other.mailMessageId === null)
          .toArray();
  return [...sameMail, ...neverConfirmed]
    .filter((other) => other.id !== id && other.mintedAt <= document.mintedAt)
    .map((other) => ({ ...other, supersededBy: id, due: null }));
}
