import * as z from "zod/mini";
import { eventIdSchema, type EventId } from "../../shared/ids.ts";
import type { Session } from "../../shared/verdict/sessions.ts";
import { kvItem } from "./kv-item.ts";
import type { Tables } from "./tables.ts";

type Kv = Pick<Tables, "kv">;

/** One hit of each reading, the newest last. A version before 0.3 kept their number only. */
const unseen = kvItem<readonly EventId[]>("unseen", z.array(eventIdSchema), []);

/** The badge says "999+" from here on, so no more are kept. */
const most = 1_000;

/** How many readings came since the popup was last open, as far as the badge can tell. */
export async function readUnseen(db: Kv): Promise<number> {
  return (await unseen.read(db)).length;
}

/** One hit of each of them. */
export function readUnseenHits(db: Kv): Promise<readonly EventId[]> {
  return unseen.read(db);
}

/** The popup shows all of them. */
export function forgetUnseen(db: Kv): Promise<void> {
  return unseen.write(db, []);
}

/** A reading of a mail that changed. */
export interface ChangedReading {
  readonly reading: Session;
  /** False for one that is not, or no longer, to be told of. */
  readonly counts: boolean;
}

/**
 * Counts readings, no longer those that turned out not to be a person's, and once those that turned out to be one, in the
 * caller's transaction.
 * @param hits one of each new reading.
 * @param changed all readings of the mails that changed.
 */
export async function countUnseen(
  db: Kv,
  hits: readonly EventId[],
  changed: readonly ChangedReading[],
): Promise<void> {
  const before = await unseen.read(db);
  const readingOf = new Map<EventId, ChangedReading>();
  if (before.length > 0)
    for (const one of changed) for (const { id } of one.reading.hits) readingOf.set(id, one);
  const counted = new Set<ChangedReading>();
  const kept = before.filter((hit) => {
    const one = readingOf.get(hit);
    if (one === undefined) return true;
    const isNews = one.counts && !counted.has(one);
    counted.add(one);
    return isNews;
  });
  if (hits.length === 0 && kept.length === before.length) return;
  await unseen.write(db, [...kept, ...hits].slice(-most));
}
