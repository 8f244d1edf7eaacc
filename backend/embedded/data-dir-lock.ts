import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isLocked } from "./sqlite/database.ts";

/**
 * Keeps a second server out of a data directory: two would not hear of each other's hits.
 * @returns The function that gives the directory free.
 * @throws {Error} naming the directory, when another server has it.
 */
export function lockDataDir(dataDir: string): () => void {
  const unlock = tryLockDataDir(dataDir);
  if (unlock !== null) return unlock;
  throw new Error(
    `Another Sightline server is using ${dataDir}. Stop it, or give this one another --data.`,
  );
}

/**
 * The lock is one on an empty database, because Node has no file locks of its own and the kernel drops this one also when
 * the process is killed.
 * @returns The function that gives the directory free, or null when a server has it.
 */
export function tryLockDataDir(dataDir: string): (() => void) | null {
  const lock = new DatabaseSync(join(dataDir, "lock"));
  try {
    lock.exec("PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    if (isLocked(cause)) return null;
    throw cause;
  }
  return () => lock.close();
}
