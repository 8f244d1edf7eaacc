import { foldDocument, isGone, type MessageDocument } from "../db/message-document.ts";
import type { OwnDevice } from "../db/own-devices.ts";
import type { Telling } from "../db/tell.ts";
import { today, type Day } from "./day.ts";
import { mailOfNotification, notificationId, subjectOfMail } from "./notification-id.ts";
import { daySummary } from "./notification-options.ts";
import { startOfDay } from "./quiet-hours.ts";
import { wantedReadings, type NotificationRules } from "./rules.ts";
import type { DeliverDeps } from "./show.ts";
import { shownDays } from "./told.ts";

/** What came of a mail today, of that which notifies. */
function dayOf(
  document: MessageDocument,
  devices: readonly OwnDevice[],
  telling: Telling,
  { notifyOf, now }: NotificationRules,
): Day {
  const folded = foldDocument(document, devices);
  return today(wantedReadings(document, folded, telling, notifyOf), now);
}

const counted = ({ opens, clicks, unsure }: Day): string => `${opens}/${clicks}/${unsure}`;

/** Whether a mail has been read so often today that one notification is to tell of all of it. */
export function isBusy(
  document: MessageDocument,
  devices: readonly OwnDevice[],
  telling: Telling,
  rules: NotificationRules,
): boolean {
  const { opens, clicks } = dayOf(document, devices, telling, rules);
  return opens + clicks > rules.summaryAfter;
}

/**
 * Tells of a mail's whole day in one notification, which takes the place of the mail's others and alerts once. When the rep
 * dismissed it, nothing more is told of that mail on this day.
 */
export async function showDay(
  { db, notifications }: DeliverDeps,
  standing: readonly string[],
  document: MessageDocument,
  devices: readonly OwnDevice[],
  telling: Telling,
  rules: NotificationRules,
): Promise<void> {
  const id = notificationId(subjectOfMail(document.id, "day"), startOfDay(rules.now));
  const shown = await shownDays.read(db);
  // It is brought up to date with all others that stand.
  if (shown.some((one) => one.id === id) || standing.includes(id)) return;
  const single = standing.filter((other) => other.startsWith(subjectOfMail(document.id)));
  await Promise.all(single.map((other) => notifications.clear(other)));
  const day = dayOf(document, devices, telling, rules);
  await notifications.create(id, daySummary(document, day));
  const begin = startOfDay(rules.now);
  const current = shown.filter((one) => (mailOfNotification(one.id)?.at ?? 0) >= begin);
  await shownDays.write(db, [...current, { id, counted: counted(day) }]);
}

/** Brings the notifications of whole days up to date, silently, and clears those of other days and of mails that are gone. */
export async function refreshDays(
  { db, notifications }: DeliverDeps,
  standing: readonly string[],
  devices: readonly OwnDevice[],
  telling: Telling,
  rules: NotificationRules,
): Promise<void> {
  const days = standing.flatMap((id) => {
    const about = mailOfNotification(id);
    return about?.kind === "day" ? [{ id, ...about }] : [];
  });
  if (days.length === 0) return;
  const shown = new Map((await shownDays.read(db)).map((one) => [one.id, one.counted]));
  const documents = await db.messages.bulkGet(days.map(({ messageId }) => messageId));
  for (const [index, { id, at }] of days.entries()) {
    const document = documents[index];
    const isOver = at !== startOfDay(rules.now);
    if (document === undefined || isGone(document) || document.muted || isOver) {
      await notifications.clear(id);
      continue;
    }
    const day = dayOf(document, devices, telling, rules);
    if (day.opens + day.clicks === 0) await notifications.clear(id);
    else if (shown.get(id) !== counted(day)) {
      await notifications.update(id, daySummary(document, day));
      shown.set(id, counted(day));
    }
  }
  await shownDays.write(
    db,
    [...shown].map(([id, counts]) => ({ id, counted: counts })),
  );
}
