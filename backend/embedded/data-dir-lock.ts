import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isLocked } from "./sqlite/database.ts";

/**
 * Keeps a second server out of a data directory: two would not hear of each other's hits. The lock is one on an empty
 * database, because Node has no file locks of its own and the kernel drops this one also when the process is killed.
 * @returns The function that gives the directory free.
 * @throws {Error} naming the directory, when another server has it.
 */
export function lockDataDir(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, "lock"));
  try {
    lock.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (!isLocked(cause)) throw cause;
    throw new Error(
      `Another Sightline server is using ${dataDir}. Stop it, or give this one another --data.`,
      {
        cause,
      },
    );
  }
  return () => lock.close();
}
