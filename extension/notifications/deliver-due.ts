import type { EventId, MessageId } from "../../shared/ids.ts";
import type { MessageDocument } from "../db/message-document.ts";
import { ownDevices, type OwnDevice } from "../db/own-devices.ts";
import type { Telling } from "../db/tell.ts";
import { newsOf } from "./news.ts";
import { subjectOfMail } from "./notification-id.ts";
import { single, type News } from "./notification-options.ts";
import { isQuiet } from "./quiet-hours.ts";
import type { NotificationRules } from "./rules.ts";
import { isBusy, refreshDays, showDay } from "./show-day.ts";
import { show, type DeliverDeps } from "./show.ts";
import { BURST_MS, sumUp } from "./sum-up.ts";
import { heldMails, lateAlerts, MOST_TOLD, toldHits } from "./told.ts";
import { withdraw } from "./withdraw.ts";

/**
 * After a night with the browser closed, and within a minute, so many mails get a notification of their own; one more sums up
 * the rest.
 */
const mostSingles = 3;

/**
 * Takes back the notifications whose hits are no longer to be told of, shows what is due and then says so in the
 * database. When the worker dies in between, what was shown is known by its id, as long as it stands there: nothing is
 * lost, and nothing alerts twice.
 * @param telling not to notify: nothing that is due is shown, now or later.
 * @param rules null: everything notifies, at any time.
 */
export async function deliverDue(
  deps: DeliverDeps,
  telling: Telling,
  rules: NotificationRules | null = null,
): Promise<void> {
  const { db } = deps;
  const due = (await db.messages.where("due.at").above(0).toArray()).filter(
    (document) => document.recorded,
  );
  const standing = Object.keys(await deps.notifications.getAll());
  const devices = await ownDevices.read(db);
  await withdraw(deps, standing, telling, devices);
  if (rules !== null) await refreshDays(deps, standing, devices, telling, rules);
  const held = await heldMails.read(db);
  const waits = telling.notify && rules !== null && isQuiet(rules.quietHours, rules.now);
  if (waits && due.length > 0)
    await heldMails.write(db, [...new Set([...held, ...due.map(({ id }) => id)])]);
  // What was held may have come to nothing.
  if (!waits && due.length === 0 && held.length > 0) await heldMails.write(db, []);
  if (waits || due.length === 0) return;
  const told = new Set(await toldHits.read(db));
  if (telling.notify)
    await tell({ ...deps, standing, devices, telling, rules }, due, new Set(held), told);
  await db.transaction("rw", db.messages, db.kv, async () => {
    const current = await db.messages.bulkGet(due.map((document) => document.id));
    const shown = current.flatMap((document, index) =>
      // A hit that came meanwhile stays due.
      document !== undefined && isSame(document.due, due[index]?.due) ? [document] : [],
    );
    await db.messages.bulkPut(shown.map((document) => ({ ...document, due: null })));
    await toldHits.write(db, [...told].slice(-MOST_TOLD));
    if (held.length > 0) await heldMails.write(db, []);
  });
}

function isSame(a: MessageDocument["due"], b: MessageDocument["due"] | undefined): boolean {
  return a?.at === b?.at && a?.hits.join() === b?.hits.join();
}

interface Delivery extends DeliverDeps {
  readonly standing: readonly string[];
  readonly devices: readonly OwnDevice[];
  readonly telling: Telling;
  readonly rules: NotificationRules | null;
}

/**
 * @param due the longest due first.
 * @param held the mails with something that came in quiet hours.
 */
async function tell(
  delivery: Delivery,
  due: readonly MessageDocument[],
  held: ReadonlySet<MessageId>,
  told: Set<EventId>,
): Promise<void> {
  const { standing, devices, telling, rules } = delivery;
  const now = rules?.now ?? null;
  const news: News[] = [];
  for (const document of due) {
    const [one] = newsOf(document, telling, rules?.notifyOf ?? "every-open", devices, told);
    if (one === undefined) continue;
    if (rules !== null && isBusy(document, devices, telling, rules))
      await showDay(delivery, standing, document, devices, telling, rules);
    else news.push(one);
  }
  const late = news.filter(({ document }) => held.has(document.id));
  // One alone is worth its own words.
  const fresh = late.length === 1 ? news : news.filter((one) => !late.includes(one));
  const alerts = await recentAlerts(delivery, now);
  const again = fresh.filter(({ document }) => alerts.has(document.id));
  const others = fresh.filter((one) => !again.includes(one));
  // The newest are worth a notification of their own.
  const singlesFrom = Math.max(0, others.length - Math.max(0, mostSingles - alerts.size));
  const overflow = others.slice(0, singlesFrom);
  const summed = late.length === 1 ? overflow : [...late, ...overflow];
  if (summed.length > 0)
    await sumUp(delivery, standing, summed, overflow.length === 0, now, telling, devices);
  for (const one of [...again, ...others.slice(singlesFrom)]) {
    const { id } = one.document;
    await show(delivery, standing, subjectOfMail(id), single(one), [subjectOfMail(id, "day")]);
    if (now !== null) alerts.set(id, now);
  }
  if (now !== null)
    await lateAlerts.write(
      delivery.db,
      [...alerts].map(([messageId, at]) => ({ messageId, at })),
    );
}

/** The mails that alerted within the last minute, and when. */
async function recentAlerts(
  { db }: DeliverDeps,
  now: number | null,
): Promise<Map<MessageId, number>> {
  if (now === null) return new Map();
  const recent = (await lateAlerts.read(db)).filter(({ at }) => Math.abs(now - at) < BURST_MS);
  return new Map(recent.map(({ messageId, at }) => [messageId, at]));
}
