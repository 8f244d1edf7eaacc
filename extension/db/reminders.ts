import type { SightlineDatabase } from "./database.ts";
import { isGone, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import { isReminderMet } from "./remind.ts";
import type { Tables } from "./tables.ts";
import { writeSummaries } from "./write-summaries.ts";

/** The mails that the rep is to be reminded of now, the longest due first; muted ones are among them. */
export async function dueReminders(
  db: Pick<Tables, "messages">,
  now: number,
): Promise<MessageDocument[]> {
  const due = await db.messages.where("remind.at").belowOrEqual(now).toArray();
  return due.filter(
    (mail) => !isGone(mail) && mail.remind !== null && !isReminderMet(mail.remind, mail.engagement),
  );
}

/**
 * Done with: the reminders that the rep has been told of, unless they were changed meanwhile, and those that came to their
 * time with nothing to be reminded of.
 */
export function settleReminders(
  db: SightlineDatabase,
  now: number,
  told: readonly Pick<MessageDocument, "id" | "remind">[],
): Promise<void> {
  return db.transaction("rw", db.messages, db.summaries, db.kv, async () => {
    const due = await db.messages.where("remind.at").belowOrEqual(now).toArray();
    const settled = due.filter((mail) => {
      if (mail.remind === null) return false;
      const { at } = mail.remind;
      const isTold = told.some(({ id, remind }) => id === mail.id && remind?.at === at);
      return isTold || isGone(mail) || isReminderMet(mail.remind, mail.engagement);
    });
    const documents = settled.map((mail) => ({ ...mail, remind: null }));
    await db.messages.bulkPut(documents);
    await writeSummaries(db, documents, await ownDevices.read(db));
  });
}
