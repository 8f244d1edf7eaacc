import type { Engagement } from "../../shared/engagement.ts";
import type { SightlineDatabase } from "./database.ts";
import { isGone, sentTime, type MessageDocument } from "./message-document.ts";
import type { Tables } from "./tables.ts";

type Remind = NonNullable<MessageDocument["remind"]>;

const dayMs = 24 * 3_600_000;

/** Whether what the rep waits for has come, so that there is nothing to be reminded of. Only a person opens a mail. */
export function isReminderMet(
  { unless }: Pick<Remind, "unless">,
  { state }: Pick<Engagement, "state">,
): boolean {
  return (
    state === "replied" || (unless === "opened" && (state === "opened" || state === "clicked"))
  );
}

/**
 * What to be reminded of, of a mail that the page says something more of: what the rep chose at sending, counted from when it
 * went out; but once that has been changed, or is done with, it stays as it is.
 */
export function remindOf(before: MessageDocument, after: MessageDocument): Remind | null {
  const old = wishOf(before);
  const isAsChosen = before.remind?.at === old?.at && before.remind?.unless === old?.unless;
  return isAsChosen ? wishOf(after) : before.remind;
}

function wishOf(document: MessageDocument): Remind | null {
  if (document.reminder === undefined) return null;
  const { afterDays, unless } = document.reminder;
  return { at: sentTime(document) + afterDays * dayMs, unless };
}

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
  return db.transaction("rw", db.messages, db.summaries, async () => {
    const due = await db.messages.where("remind.at").belowOrEqual(now).toArray();
    const settled = due.filter((mail) => {
      if (mail.remind === null) return false;
      const { at } = mail.remind;
      const isTold = told.some(({ id, remind }) => id === mail.id && remind?.at === at);
      return isTold || isGone(mail) || isReminderMet(mail.remind, mail.engagement);
    });
    await db.messages.bulkPut(settled.map((mail) => ({ ...mail, remind: null })));
    await db.summaries.bulkUpdate(
      settled.map(({ id }) => ({ key: id, changes: { remind: null } })),
    );
  });
}
