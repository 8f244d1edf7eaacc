import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import type { EventLog } from "../core/event-log.ts";
import type { SenderDirectory } from "../core/sender-directory.ts";
import type { Timers } from "../core/timers.ts";
import { lockDataDir } from "./data-dir-lock.ts";
import { createFileFallbackQueue, type FileFallbackQueue } from "./file-fallback-queue.ts";
import { loadServerSecret, secretFingerprint } from "./server-secret.ts";
import { openDatabase } from "./sqlite/database.ts";
import { fact } from "./sqlite/facts.ts";
import { createSqliteEventLog } from "./sqlite/sqlite-event-log.ts";
import { createSqliteSenderDirectory } from "./sqlite/sqlite-sender-directory.ts";

interface StorageOptions {
  readonly dataDir: string;
  /** Instead of the one in the data directory; 32 bytes. */
  readonly secret: Uint8Array | undefined;
  /** How long the log waits for another program's lock, in milliseconds. */
  readonly patience: number;
  readonly timers: Timers;
  readonly randomBytes: (length: number) => Uint8Array;
}

/** Everything that outlives the process. */
export interface Storage {
  readonly secret: Uint8Array;
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
      checkSecret(database, secret);
      return assemble(database, secret);
    } catch (cause) {
      database.close();
      throw cause;
    }
  } catch (cause) {
    unlock();
    throw cause;
  }

  function assemble(database: DatabaseSync, secret: Uint8Array): Storage {
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

/** A database and a secret belong together: with another secret every link out there would be taken for damaged. */
function checkSecret(database: DatabaseSync, secret: Uint8Array): void {
  const fingerprint = secretFingerprint(secret);
  if (fact(database, "secret-fingerprint", () => fingerprint) === fingerprint) return;
  throw new Error(
    "The server's secret is not the one that this data directory was made with. Restore the file `secret`, or " +
      "SIGHTLINE_SECRET where it is set; another secret would break every link and picture sent so far.",
  );
}
