import type { MessageId } from "../../shared/ids.ts";
import type { SentMessage } from "../messages.ts";
import type { SightlineDatabase } from "./database.ts";
import { blankDocument, completeDocument, type MessageDocument } from "./message-document.ts";
import { remindOf } from "./remind.ts";
import type { Telling } from "./tell.ts";
import { writeChanges } from "./write-changes.ts";

/**
 * Records a sent mail, or completes what is known of it. Resolves when that is durable. Idempotent. One that the rep has deleted
 * stays deleted.
 *
 * A mail that was sent, taken back with "Undo" and sent again has two ids, and only the second is in anybody's
 * mailbox: it supersedes the first, which then shows no tick and never notifies.
 * @param clockSkew how far this computer's clock was ahead of the server's then, in milliseconds; null: not known.
 * @returns the ids of the threads whose status changed.
 */
export function recordSent(
  db: SightlineDatabase,
  message: SentMessage,
  clockSkew: number | null = null,
  telling: Telling = { notify: false, countUnconfirmed: false },
): Promise<string[]> {
  return db.transaction(
    "rw",
    db.messages,
    db.threads,
    db.summaries,
    db.forgotten,
    db.kv,
    async () => {
      if ((await db.forgotten.get(message.id)) !== undefined) return [];
      const before = (await db.messages.get(message.id)) ?? null;
      const known = before ?? blankDocument(message.id);
      const complete = completeDocument(known, message, clockSkew);
      const after = { ...complete, remind: remindOf(known, complete) };
      const { older, newer } = await sameMail(db, after);
      const superseded = older.map((other) => ({
        before: other,
        after: { ...other, supersededBy: after.id },
      }));
      const change = { before, after: { ...after, supersededBy: newer ?? after.supersededBy } };
      return writeChanges(db, [...superseded, change], telling);
    },
  );
}

/** Those that this mail supersedes, and the id of one that supersedes this, in whichever order they are recorded. */
async function sameMail(
  db: Pick<SightlineDatabase, "messages">,
  document: MessageDocument,
): Promise<{ readonly older: MessageDocument[]; readonly newer: MessageId | null }> {
  const { id, threadId, mailMessageId, mintedAt } = document;
  if (document.supersededBy !== null || mailMessageId === null) return { older: [], newer: null };
  const same = await db.messages.where("mailMessageId").equals(mailMessageId).toArray();
  const neverConfirmed =
    threadId === null
      ? []
      : await db.messages
          .where("threadId")
          .equals(threadId)
          .and((other) => other.mailMessageId === null)
          .toArray();
  const isOlder = (other: MessageDocument) => other.mintedAt <= mintedAt;
  const others = [...same, ...neverConfirmed].filter((other) => other.id !== id);
  const newer = same.find((other) => other.supersededBy === null && !isOlder(other));
  return { older: others.filter(isOlder), newer: newer?.id ?? null };
}
