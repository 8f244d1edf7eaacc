import type { OwnDevice } from "../db/own-devices.ts";
import type { Telling } from "../db/tell.ts";
import { stillNews, toldMail } from "./news.ts";
import { SUMMARY } from "./notification-id.ts";
import { summary, type News } from "./notification-options.ts";
import { show, type DeliverDeps } from "./show.ts";
import { standingSummary, type StandingSummary } from "./told.ts";

/** What came within this time is one burst, in milliseconds. */
export const BURST_MS = 60_000;

/**
 * Tells of several mails in one notification. In a burst the one that stands counts on without alerting again; later a new one
 * takes its place.
 * @param news of at least one mail.
 * @param wereQuiet all of it came in quiet hours.
 * @param now milliseconds since 1970; null: bursts are not looked at.
 */
export async function sumUp(
  deps: DeliverDeps,
  standing: readonly string[],
  news: readonly News[],
  wereQuiet: boolean,
  now: number | null,
  telling: Telling,
  devices: readonly OwnDevice[],
): Promise<void> {
  const before = await standingSummary.read(deps.db);
  if (before !== null && isOfBurst(before, standing, now)) {
    const ids = new Set(news.map(({ document }) => document.id));
    const others = before.hits.filter(({ messageId }) => !ids.has(messageId));
    const known = await stillNews(deps.db, others, telling, devices);
    const all = [...known.filter((one) => one !== null), ...news];
    await deps.notifications.update(before.notification, summary(all));
    const hits = all.map(toldMail);
    await standingSummary.write(deps.db, { ...before, hits, wereQuiet: false });
    return;
  }
  const notification = await show(deps, standing, SUMMARY, summary(news, wereQuiet));
  const shown = { notification, hits: news.map(toldMail), wereQuiet };
  await standingSummary.write(deps.db, now === null ? shown : { ...shown, shownAt: now });
}

function isOfBurst(
  { notification, shownAt }: StandingSummary,
  standing: readonly string[],
  now: number | null,
): boolean {
  if (now === null || shownAt === undefined || !standing.includes(notification)) return false;
  return Math.abs(now - shownAt) < BURST_MS;
}
