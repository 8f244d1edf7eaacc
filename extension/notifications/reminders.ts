import type { SightlineDatabase } from "../db/database.ts";
import { isGone, sentTime, type MessageDocument } from "../db/message-document.ts";
import { isReminderMet } from "../db/remind.ts";
import { dueReminders, settleReminders } from "../db/reminders.ts";
import { notificationWords } from "../words/notifications.ts";
import { mailOfNotification, REMINDERS, subjectOfMail } from "./notification-id.ts";
import { basic, type NotificationArea, type NotificationOptions } from "./notification-options.ts";
import { isQuiet } from "./quiet-hours.ts";
import type { NotificationRules } from "./rules.ts";
import { show } from "./show.ts";
import { onlyRecipient, quotedSubject } from "./words.ts";

const dayMs = 24 * 3_600_000;
/** More at once are summed up. */
const mostSingles = 3;

type Unless = NonNullable<MessageDocument["remind"]>["unless"];
const kinds = { opened: "no-open", replied: "no-answer" } as const satisfies Record<Unless, string>;

/** What the rep waits for, by what a notification reminds of; null for one that reminds of nothing. */
export function awaited(id: string): Unless | null {
  const kind = mailOfNotification(id)?.kind;
  if (kind === kinds.opened) return "opened";
  return kind === kinds.replied ? "replied" : null;
}

/**
 * Reminds of mails whose time has come, also of muted ones, for it is the rep's own wish; and takes back what has come true
 * meanwhile. In quiet hours and while paused they wait.
 */
export async function deliverReminders(
  deps: { readonly db: SightlineDatabase; readonly notifications: NotificationArea },
  isPaused: boolean,
  { now, quietHours }: NotificationRules,
): Promise<void> {
  const { db, notifications } = deps;
  const standing = Object.keys(await notifications.getAll());
  await takeBack(deps, standing);
  if (isPaused || isQuiet(quietHours, now)) return;
  const due = await dueReminders(db, now);
  const rest = due.slice(0, -mostSingles);
  if (rest.length > 0) {
    const { moreReminders, whereTheyAre } = notificationWords.get();
    const newest = rest.at(-1)?.remind?.at ?? now;
    await show(deps, standing, REMINDERS, basic(moreReminders(rest.length), whereTheyAre, newest));
  }
  for (const mail of due.slice(-mostSingles)) {
    if (mail.remind === null) continue;
    const subject = subjectOfMail(mail.id, kinds[mail.remind.unless]);
    await show(deps, standing, subject, reminder(mail, mail.remind, now));
  }
  await settleReminders(db, now, due);
}

async function takeBack(
  deps: {
    readonly db: Pick<SightlineDatabase, "messages">;
    readonly notifications: NotificationArea;
  },
  standing: readonly string[],
): Promise<void> {
  for (const id of standing) {
    const unless = awaited(id);
    const about = mailOfNotification(id);
    if (unless === null || about === null) continue;
    const mail = await deps.db.messages.get(about.messageId);
    if (mail === undefined || isGone(mail) || isReminderMet({ unless }, mail.engagement))
      await deps.notifications.clear(id);
  }
}

/** "No answer from Ada on “Proposal” after 3 days". */
function reminder(
  mail: MessageDocument,
  { at, unless }: NonNullable<MessageDocument["remind"]>,
  now: number,
): NotificationOptions {
  const t = notificationWords.get();
  const days = Math.max(1, Math.round((now - sentTime(mail)) / dayMs));
  const subject = quotedSubject(mail);
  const name = onlyRecipient(mail);
  const title =
    name === null
      ? (unless === "opened" ? t.notOpened : t.noAnswer)(days, { subject })
      : (unless === "opened" ? t.notOpenedBy : t.noAnswerFrom)(days, { subject, name });
  const { person } = mail.engagement.opens;
  const seen = person > 0 ? t.openedSoFar(person) : t.noOpenSoFar;
  const detail = mail.tracking?.opens === false ? t.notTracked : seen;
  return basic(title, detail, at, [t.openMail, t.remindTomorrow]);
}
