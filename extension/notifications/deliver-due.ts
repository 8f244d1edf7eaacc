import type { EventId } from "../../shared/ids.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { foldDocument, type MessageDocument } from "../db/message-document.ts";
import { ownDevices, type OwnDevice } from "../db/own-devices.ts";
import { newestHit, readingsOf, type Telling } from "../db/tell.ts";
import { notificationId, subjectOfMail, SUMMARY } from "./notification-id.ts";
import {
  single,
  summary,
  type News,
  type NotificationArea,
  type NotificationOptions,
} from "./notification-options.ts";
import { MOST_TOLD, standingSummary, toldHits } from "./told.ts";
import { withdraw } from "./withdraw.ts";

export interface DeliverDeps {
  readonly db: Pick<SightlineDatabase, "messages" | "kv" | "transaction">;
  readonly notifications: NotificationArea;
}

/** After a night with the browser closed, so many mails get a notification of their own; one more sums up the rest. */
const mostSingles = 3;
/** A summary of more mails than this is never corrected: nobody misses one of them. */
const mostSummed = 50;

/**
 * Takes back the notifications whose hits are no longer to be told of, shows what is due and then says so in the
 * database. When the worker dies in between, what was shown is known by its id, as long as it stands there: nothing is
 * lost, and nothing alerts twice.
 * @param telling not to notify: nothing that is due is shown, now or later.
 */
export async function deliverDue(deps: DeliverDeps, telling: Telling): Promise<void> {
  const { db } = deps;
  const due = (await db.messages.where("due.at").above(0).toArray()).filter(
    (document) => document.recorded,
  );
  const standing = Object.keys(await deps.notifications.getAll());
  const devices = await ownDevices.read(db);
  await withdraw(deps, standing, telling, devices);
  if (due.length === 0) return;
  const told = new Set(await toldHits.read(db));
  if (telling.notify) {
    // The index gives the oldest first; the newest are worth a notification of their own.
    const news = due.flatMap((document) => newsOf(document, telling, devices, told));
    await showSummary(deps, standing, news.slice(0, -mostSingles));
    for (const one of news.slice(-mostSingles)) {
      await show(deps, standing, subjectOfMail(one.document.id), single(one));
    }
  }
  await db.transaction("rw", db.messages, db.kv, async () => {
    const current = await db.messages.bulkGet(due.map((document) => document.id));
    const shown = current.flatMap((document, index) =>
      // A hit that came meanwhile stays due.
      document !== undefined && isSame(document.due, due[index]?.due) ? [document] : [],
    );
    await db.messages.bulkPut(shown.map((document) => ({ ...document, due: null })));
    await toldHits.write(db, [...told].slice(-MOST_TOLD));
  });
}

function isSame(a: MessageDocument["due"], b: MessageDocument["due"] | undefined): boolean {
  return a?.at === b?.at && a?.hits.join() === b?.hits.join();
}

/** What there is to tell of a mail: a click rather than an open, because it says more. Notes its hits as told. */
function newsOf(
  document: MessageDocument,
  telling: Telling,
  devices: readonly OwnDevice[],
  told: Set<EventId>,
): News[] {
  const readings = readingsOf(document.due, foldDocument(document, devices), telling).filter(
    ({ hits }) => !hits.some(({ id }) => told.has(id)),
  );
  for (const { hits } of readings) for (const { id } of hits) told.add(id);
  const clicks = readings.filter(({ hits: [first] }) => first?.kind === "click");
  const reading = (clicks.length > 0 ? clicks : readings).at(-1);
  if (reading === undefined) return [];
  const { kind, link, receivedAt } = newestHit(reading);
  return [{ document, kind, link, at: receivedAt, isSure: reading.verdict === "person" }];
}

async function showSummary(
  deps: DeliverDeps,
  standing: readonly string[],
  news: readonly News[],
): Promise<void> {
  if (news.length === 0) return;
  const options = summary(news);
  const notification = await show(deps, standing, SUMMARY, options);
  const counted = news.length > mostSummed ? [] : news;
  const hits = counted.map(({ document, at }) => ({ messageId: document.id, at }));
  await standingSummary.write(deps.db, { notification, hits });
}

/** One notification stands for each subject. */
async function show(
  { notifications }: DeliverDeps,
  standing: readonly string[],
  subject: string,
  options: NotificationOptions,
): Promise<string> {
  const id = notificationId(subject, options.eventTime ?? 0);
  if (standing.includes(id)) return id;
  const older = standing.filter((other) => other.startsWith(subject));
  await Promise.all(older.map((other) => notifications.clear(other)));
  await notifications.create(id, options);
  return id;
}
