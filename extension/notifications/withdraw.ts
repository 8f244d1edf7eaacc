import type { ClientTraits } from "../../shared/message-facts.ts";
import type { Telling } from "../db/tell.ts";
import { stillNews, toldMail } from "./news.ts";
import { mailOfNotification } from "./notification-id.ts";
import { summary } from "./notification-options.ts";
import type { DeliverDeps } from "./show.ts";
import { standingSummary } from "./told.ts";

/** A summary of more mails than this is never corrected: nobody misses one of them. */
const mostSummed = 50;

/**
 * Clears the notifications whose hits turned out not to be a person's, or whose mail was taken back or muted; a summary
 * counts on without them.
 * @param standing the ids of those that stand.
 */
export async function withdraw(
  { db, notifications }: DeliverDeps,
  standing: readonly string[],
  telling: Pick<Telling, "countUnconfirmed">,
  ownDevices: readonly ClientTraits[],
): Promise<void> {
  const singles = standing.flatMap((id) => {
    const told = mailOfNotification(id);
    return told?.kind === "mail" ? [{ id, ...told }] : [];
  });
  if (singles.length > 0) {
    const news = await stillNews(db, singles, telling, ownDevices);
    const stale = singles.filter((_, index) => news[index] === null);
    await Promise.all(stale.map(({ id }) => notifications.clear(id)));
  }

  const summed = await standingSummary.read(db);
  if (summed === null || summed.hits.length > mostSummed) return;
  if (!standing.includes(summed.notification)) return;
  const news = (await stillNews(db, summed.hits, telling, ownDevices)).filter(
    (one) => one !== null,
  );
  if (news.length === summed.hits.length) return;
  if (news.length === 0) await notifications.clear(summed.notification);
  else await notifications.update(summed.notification, summary(news, summed.wereQuiet));
  await standingSummary.write(db, { ...summed, hits: news.map(toldMail) });
}
