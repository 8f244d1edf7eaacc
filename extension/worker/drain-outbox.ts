import type { SightlineDatabase } from "../db/database.ts";
import { recordSent } from "../db/record-sent.ts";
import { readOutbox, removeFromOutbox } from "../tracking/outbox.ts";

/**
 * Takes into the database what content scripts put into the outbox and could not deliver.
 * @param now milliseconds since 1970.
 * @returns the ids of the threads whose status changed.
 */
export async function drainOutbox(db: SightlineDatabase, now: number): Promise<string[]> {
  const threadIds = new Set<string>();
  for (const message of await readOutbox(now)) {
    for (const threadId of await recordSent(db, message)) threadIds.add(threadId);
    await removeFromOutbox(message.id);
  }
  return [...threadIds];
}
