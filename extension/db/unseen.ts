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

/** The popup shows all of them. */
export function forgetUnseen(db: Kv): Promise<void> {
  return unseen.write(db, []);
}

/**
 * Counts readings, and no longer those that turned out not to be a person's, in the caller's transaction.
 * @param hits one of each new reading.
 * @param quiet the readings that do not count.
 */
export async function countUnseen(
  db: Kv,
  hits: readonly EventId[],
  quiet: readonly Session[],
): Promise<void> {
  const before = await unseen.read(db);
  const gone = new Set(
    before.length > 0 ? quiet.flatMap((reading) => reading.hits.map(({ id }) => id)) : [],
  );
  const kept = before.filter((hit) => !gone.has(hit));
  if (hits.length === 0 && kept.length === before.length) return;
  await unseen.write(db, [...kept, ...hits].slice(-most));
}
