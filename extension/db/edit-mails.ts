import type { Request } from "../messages.ts";
import type { SightlineDatabase } from "./database.ts";
import { isGone, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import { readMany } from "./read-many.ts";
import { writeSummaries } from "./write-summaries.ts";

/** What the rep changes of what they keep of some mails. */
export type MailEdit = Omit<Extract<Request, { type: "edit-mails" }>, "type">;

/**
 * Tags mails, mutes them, and sets what to be reminded of. No tick changes by it. What is muted is told of no more, not even what
 * came before.
 * @returns how many of them there are.
 */
export function editMails(
  db: SightlineDatabase,
  { messageIds, change }: MailEdit,
): Promise<{ readonly edited: number }> {
  return db.transaction("rw", db.messages, db.summaries, db.kv, async () => {
    const ids = [...new Set(messageIds)];
    const documents = (await readMany(db.messages, ids, ({ id }) => id)).flatMap((document) =>
      document === undefined || isGone(document) ? [] : [edited(document, change)],
    );
    await db.messages.bulkPut(documents);
    await writeSummaries(db, documents, await ownDevices.read(db));
    return { edited: documents.length };
  });
}

function edited(document: MessageDocument, change: MailEdit["change"]): MessageDocument {
  const { addTags = [], removeTags = [], muted = document.muted } = change;
  const tags = new Map(document.tags.map((tag) => [keyOf(tag), tag]));
  for (const tag of removeTags) tags.delete(keyOf(tag));
  for (const tag of addTags) if (!tags.has(keyOf(tag))) tags.set(keyOf(tag), tag);
  return {
    ...document,
    tags: [...tags.values()],
    muted,
    due: muted ? null : document.due,
    remind: change.remind === undefined ? document.remind : change.remind,
  };
}

/** "Lead" and "lead" are one label. */
function keyOf(tag: string): string {
  return tag.normalize().toLowerCase();
}
