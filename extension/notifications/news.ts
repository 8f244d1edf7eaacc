import type { EventId, MessageId } from "../../shared/ids.ts";
import type { ClientTraits } from "../../shared/message-facts.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { foldDocument, isGone, type MessageDocument } from "../db/message-document.ts";
import type { OwnDevice } from "../db/own-devices.ts";
import { isTold, newestHit, readingsOf, type Telling } from "../db/tell.ts";
import type { NotifyOf } from "../preferences.ts";
import type { News } from "./notification-options.ts";
import { isClick, wantedReadings } from "./rules.ts";

/**
 * What there is to tell of a mail: a click rather than an open, because it says more. Notes the hits of what notifies as told.
 * @param told the hits that were told of; it grows.
 */
export function newsOf(
  document: MessageDocument,
  telling: Telling,
  notifyOf: NotifyOf,
  devices: readonly OwnDevice[],
  told: Set<EventId>,
): News[] {
  if (document.muted) return [];
  const folded = foldDocument(document, devices);
  const wanted = new Set(wantedReadings(document, folded, telling, notifyOf));
  const readings = readingsOf(document.due, folded, telling).filter(
    (reading) => wanted.has(reading) && !reading.hits.some(({ id }) => told.has(id)),
  );
  for (const { hits } of readings) for (const { id } of hits) told.add(id);
  const clicks = readings.filter(isClick);
  const reading = (clicks.length > 0 ? clicks : readings).at(-1);
  if (reading === undefined) return [];
  const { kind, link, receivedAt } = newestHit(reading);
  return [{ document, kind, link, at: receivedAt, isSure: reading.verdict === "person" }];
}

/** A mail, by the hit of it that was told of. */
export interface ToldMail {
  readonly messageId: MessageId;
  /** When that hit was received, in milliseconds since 1970. */
  readonly at: number;
}

export const toldMail = ({ document, at }: News): ToldMail => ({ messageId: document.id, at });

/** What there is still to tell of hits that were told of; null for one of which there is nothing any more. */
export async function stillNews(
  db: Pick<SightlineDatabase, "messages">,
  told: readonly ToldMail[],
  telling: Pick<Telling, "countUnconfirmed">,
  ownDevices: readonly ClientTraits[],
): Promise<(News | null)[]> {
  const documents = await db.messages.bulkGet(told.map(({ messageId }) => messageId));
  return documents.map((document, index) =>
    newsAt(document, told[index]?.at ?? 0, telling, ownDevices),
  );
}

function newsAt(
  document: MessageDocument | undefined,
  at: number,
  telling: Pick<Telling, "countUnconfirmed">,
  ownDevices: readonly ClientTraits[],
): News | null {
  if (document === undefined || isGone(document) || document.muted) return null;
  for (const { hits, verdict } of foldDocument(document, ownDevices).sessions) {
    const hit = hits.find(({ receivedAt }) => receivedAt === at);
    if (hit === undefined || !isTold(verdict, telling)) continue;
    return { document, kind: hit.kind, link: hit.link, at, isSure: verdict === "person" };
  }
  return null;
}
