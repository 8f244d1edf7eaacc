import type { MessageId } from "../../shared/ids.ts";
import type { ClientTraits } from "../../shared/message-facts.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { foldDocument, type MessageDocument } from "../db/message-document.ts";
import { isTold, type Telling } from "../db/tell.ts";
import { mailOfNotification } from "./notification-id.ts";
import { summary, type News, type NotificationArea } from "./notification-options.ts";
import { standingSummary } from "./told.ts";

interface Told {
  readonly messageId: MessageId;
  readonly at: number;
}

/**
 * Clears the notifications whose hits turned out not to be a person's, or whose mail was taken back; a summary counts on
 * without them.
 * @param standing the ids of those that stand.
 */
export async function withdraw(
  {
    db,
    notifications,
  }: {
    readonly db: Pick<SightlineDatabase, "messages" | "kv">;
    readonly notifications: NotificationArea;
  },
  standing: readonly string[],
  telling: Pick<Telling, "countUnconfirmed">,
  ownDevices: readonly ClientTraits[],
): Promise<void> {
  /** What there is still to tell of these hits. */
  async function stillNews(told: readonly Told[]): Promise<(News | null)[]> {
    const documents = await db.messages.bulkGet(told.map(({ messageId }) => messageId));
    return documents.map((document, index) =>
      newsAt(document, told[index]?.at ?? 0, telling, ownDevices),
    );
  }

  const singles = standing.flatMap((id) => {
    const told = mailOfNotification(id);
    return told === null ? [] : [{ id, ...told }];
  });
  if (singles.length > 0) {
    const news = await stillNews(singles);
    const stale = singles.filter((_, index) => news[index] === null);
    await Promise.all(stale.map(({ id }) => notifications.clear(id)));
  }

  const summed = await standingSummary.read(db);
  if (summed === null || !standing.includes(summed.notification)) return;
  const news = (await stillNews(summed.hits)).filter((one) => one !== null);
  if (news.length === summed.hits.length) return;
  if (news.length === 0) await notifications.clear(summed.notification);
  else await notifications.update(summed.notification, summary(news));
  const hits = news.map(({ document, at }) => ({ messageId: document.id, at }));
  await standingSummary.write(db, { ...summed, hits });
}

function newsAt(
  document: MessageDocument | undefined,
  at: number,
  telling: Pick<Telling, "countUnconfirmed">,
  ownDevices: readonly ClientTraits[],
): News | null {
  if (document === undefined || document.supersededBy !== null) return null;
  for (const { hits, verdict } of foldDocument(document, ownDevices).sessions) {
    const hit = hits.find(({ receivedAt }) => receivedAt === at);
    if (hit === undefined || !isTold(verdict, telling)) continue;
    return { document, kind: hit.kind, link: hit.link, at, isSure: verdict === "person" };
  }
  return null;
}
