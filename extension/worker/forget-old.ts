import { forgetOlder, purgeDeleted } from "../db/delete-mails.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { preferences } from "../preferences.ts";
import { outbox } from "../tracking/outbox.ts";
import { unplaced } from "../tracking/unplaced.ts";

/**
 * Forgets what the rep deleted a while ago, and mails that are older than the rep wants to keep them.
 * @param now milliseconds since 1970
 * @returns the ids of the threads whose status changed, and whether anything did.
 */
export async function forgetOld(
  db: SightlineDatabase,
  now: number,
): Promise<{ readonly changed: boolean; readonly threadIds: readonly string[] }> {
  const { retentionDays } = await preferences.getValue();
  const old = retentionDays === null ? null : await forgetOlder(db, retentionDays, now);
  // Nor is any of it to come back from where it waited, or to stay there.
  for (const id of await purgeDeleted(db, now)) {
    await outbox.remove(id);
    await unplaced.remove(id);
  }
  return { changed: (old?.deleted.length ?? 0) > 0, threadIds: old?.threadIds ?? [] };
}
