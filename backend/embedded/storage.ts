import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { SecretRing } from "../../shared/secret-ring.ts";
import type { EventLog } from "../core/event-log.ts";
import type { SenderDirectory } from "../core/sender-directory.ts";
import type { Timers } from "../core/timers.ts";
import { lockDataDir } from "./data-dir-lock.ts";
import { createFileFallbackQueue, type FileFallbackQueue } from "./file-fallback-queue.ts";
import { loadServerSecret } from "./server-secret.ts";
import { openDatabase } from "./sqlite/database.ts";
import { checkSecrets } from "./sqlite/known-secrets.ts";
import { createSqliteEventLog } from "./sqlite/sqlite-event-log.ts";
import { createSqliteSenderDirectory } from "./sqlite/sqlite-sender-directory.ts";

interface StorageOptions {
  readonly dataDir: string;
  /** Instead of the one in the data directory. */
  readonly secret: SecretRing | undefined;
  /** How long the log waits for another program's lock, in milliseconds. */
  readonly patience: number;
  readonly timers: Timers;
  readonly randomBytes: (length: number) => Uint8Array;
}

/** Everything that outlives the process. */
export interface Storage {
  /** Every version of it. */
  readonly secret: SecretRing;
  readonly log: EventLog;
  readonly fallback: FileFallbackQueue;
  readonly senders: SenderDirectory;
  close(): Promise<void>;
}

/**
 * Opens a data directory, making it at the first start: `sightline.db`, `secret`, the fallback queue.
 * @throws {Error} naming the file at fault; nothing in the directory is changed then.
 */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { dataDir, timers, randomBytes, patience } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const unlock = lockDataDir(dataDir);
  try {
    const database = openDatabase(join(dataDir, "sightline.db"));
    try {
      const secret = options.secret ?? (await loadServerSecret(dataDir, randomBytes));
      checkSecrets(database, secret);
      return assemble(database, secret);
    } catch (cause) {
      database.close();
      throw cause;
    }
  } catch (cause) {
    unlock();
    throw cause;
  }

  function assemble(database: DatabaseSync, secret: SecretRing): Storage {
    const clock = () => performance.now();
    const log = createSqliteEventLog({ database, timers, clock, randomBytes, patience });
    const fallback = createFileFallbackQueue(dataDir);
    return {
      secret,
      log,
      fallback,
      senders: createSqliteSenderDirectory(database),
      async close() {
        // The log first: what it can no longer take goes to the queue.
        await log.close();
        // Who was refused hears of it in a later microtask, and only then asks the queue.
        await new Promise((resolve) => setImmediate(resolve));
        await fallback.close();
        database.close();
        unlock();
      },
    };
  }
}
