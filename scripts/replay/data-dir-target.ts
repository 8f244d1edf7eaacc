import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { systemTimers } from "../../backend/core/timers.ts";
import { tryLockDataDir } from "../../backend/embedded/data-dir-lock.ts";
import { openDatabase } from "../../backend/embedded/sqlite/database.ts";
import { createSqliteEventLog } from "../../backend/embedded/sqlite/sqlite-event-log.ts";
import type { ReplayTarget } from "./replay-events.ts";

/** How long a write waits for another program's lock on the database, in milliseconds. */
const PATIENCE_MS = 10_000;

/**
 * The log of a server on this machine, which must not run meanwhile: it would not hear of what is written.
 * @throws {Error} with a sentence for people, when there is no such server, or when it runs
 */
export function openDataDirTarget(dataDir: string): ReplayTarget {
  const file = join(dataDir, "sightline.db");
  if (!existsSync(file)) throw new Error(`${dataDir} is no data directory of a Sightline server.`);
  const unlock = tryLockDataDir(dataDir);
  if (unlock === null) {
    throw new Error(
      `A Sightline server is using ${dataDir}. Stop it first; or let it do this itself: append the lines to ` +
        `${join(dataDir, "hits.ndjson")}, which it takes up within seconds.`,
    );
  }
  try {
    const database = openDatabase(file);
    const find = database.prepare("SELECT 1 FROM events WHERE id = ?");
    const log = createSqliteEventLog({
      database,
      timers: systemTimers,
      clock: () => performance.now(),
      randomBytes,
      patience: PATIENCE_MS,
    });
    return {
      async store(event) {
        if (find.get(event.id) !== undefined) return "known";
        await log.append(event);
        return "new";
      },
      async close() {
        await log.close();
        database.close();
        unlock();
      },
    };
  } catch (cause) {
    unlock();
    throw cause;
  }
}
