import type { SightlineDatabase } from "../db/database.ts";
import { recordSent } from "../db/record-sent.ts";
import type { Telling } from "../db/tell.ts";
import { skewWhenSent } from "../sync/known-skew.ts";
import { readOutbox, removeFromOutbox } from "../tracking/outbox.ts";

/** A mail that was never confirmed is recorded as it is after this long: its tab is closed, or the send failed. */
const unconfirmedMs = 10 * 60_000;

/**
 * Takes into the database what content scripts put into the outbox and could not deliver: mails that were confirmed,
 * those that the server has hits for, which proves that they left, and those that waited long enough.
 * @param now milliseconds since 1970.
 * @returns how many mails were taken, and the ids of the threads whose status changed.
 */
export async function drainOutbox(
  db: SightlineDatabase,
  now: number,
  telling: Telling,
): Promise<{ readonly recorded: number; readonly threadIds: readonly string[] }> {
  const threadIds = new Set<string>();
  let recorded = 0;
  const waiting = await readOutbox();
  const known = await db.messages.bulkGet(waiting.map(({ id }) => id));
  for (const [index, message] of waiting.entries()) {
    const hasLeft = message.sentAt !== null || known[index] !== undefined;
    if (!hasLeft && now - message.mintedAt < unconfirmedMs) continue;
    for (const threadId of await recordSent(db, message, await skewWhenSent(message), telling))
      threadIds.add(threadId);
    await removeFromOutbox(message.id);
    recorded += 1;
  }
  return { recorded, threadIds: [...threadIds] };
}
