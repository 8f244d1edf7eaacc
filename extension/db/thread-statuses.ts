import type { ThreadStatus } from "../messages.ts";
import type { Tables } from "./tables.ts";

/** The statuses of those of these threads that have a tracked mail: one read, however many rows a list shows. */
export async function readThreadStatuses(
  db: Pick<Tables, "threads">,
  threadIds: readonly string[],
): Promise<ThreadStatus[]> {
  const rows = await db.threads.bulkGet([...threadIds]);
  return rows.filter((row) => row !== undefined);
}
