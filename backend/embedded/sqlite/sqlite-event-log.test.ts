import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { describeEventLog } from "../../core/event-log.contract.ts";
import { ANNA, exampleEvent } from "../../core/example-event.ts";
import { createManualTimers } from "../../core/manual-timers.ts";
import { systemTimers } from "../../core/timers.ts";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { temporaryDirectory } from "../temporary-directory.ts";
import { openDatabase } from "./database.ts";
import { createSqliteEventLog } from "./sqlite-event-log.ts";

describeEventLog("SqliteEventLog", async () => {
  const directory = mkdtempSync(join(tmpdir(), "sightline-log-"));
  let opened = open(directory);
  return {
    log: opened.log,
    async reopen() {
      await opened.log.close();
      opened.database.close();
      opened = open(directory);
      return opened.log;
    },
    async dispose() {
      await opened.log.close();
      opened.database.close();
      rmSync(directory, { recursive: true });
    },
  };
});

test("a cursor from beyond the end is invalid: the database is a backup's copy from before it", async () => {
  const { log } = open(temporaryDirectory());
  await Promise.all([1, 2].map((n) => log.append(exampleEvent(n))));
  const { cursor } = await log.read(ANNA, null, 2);
  await expect(log.read(ANNA, cursor.replace(/2$/, "3"), 2)).rejects.toThrow(
    "not a cursor of this log",
  );
});

test("waits for another program's lock, within limits, and goes on when it is gone", async () => {
  const directory = temporaryDirectory();
  const timers = createManualTimers();
  const { log } = open(directory, { timers, clock: timers.now, patience: 1_000 });
  const intruder = new DatabaseSync(join(directory, "test.db"));
  intruder.exec("BEGIN IMMEDIATE");

  const late = log.append(exampleEvent(1));
  late.catch(() => undefined);
  await turns();
  timers.advance(500);
  const inTime = log.append(exampleEvent(2));
  await turns();
  timers.advance(600);
  await expect(late).rejects.toThrow("locked");

  intruder.exec("COMMIT");
  timers.advance(100);
  await inTime;
  expect((await log.read(ANNA, null, 10)).events).toEqual([exampleEvent(2)]);
});

test("a full disk refuses events, loses none that it took, and takes more when there is room", async () => {
  const { log, database } = open(temporaryDirectory());
  database.exec("PRAGMA max_page_count = 24");
  const taken: number[] = [];
  const refusals: unknown[] = [];
  for (let n = 1; refusals.length === 0; n++) {
    await log.append(exampleEvent(n)).then(
      () => taken.push(n),
      (cause: unknown) => refusals.push(cause),
    );
  }
  expect(refusals).toEqual([expect.objectContaining({ message: expect.stringContaining("full") })]);
  expect(taken.length).toBeGreaterThan(10);

  database.exec("PRAGMA max_page_count = 10000");
  await log.append(exampleEvent(10_000));
  const { events } = await log.read(ANNA, null, 1_000);
  expect(events).toEqual([...taken, 10_000].map((n) => exampleEvent(n)));
});

test("refuses what would not fit into its bounded memory", async () => {
  const { log } = open(temporaryDirectory(), { capacity: 3 });
  const outcomes = await Promise.allSettled([1, 2, 3, 4].map((n) => log.append(exampleEvent(n))));
  expect(outcomes.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "fulfilled",
    "rejected",
  ]);
});

test("a read under an exclusive lock says that it is unavailable just now", async () => {
  const directory = temporaryDirectory();
  const first = open(directory);
  await first.log.append(exampleEvent(1));
  first.database.close();
  const { log, database } = open(directory);
  // Outside WAL mode a writer shuts out readers too.
  database.exec("PRAGMA journal_mode = DELETE");
  const intruder = new DatabaseSync(join(directory, "test.db"));
  intruder.exec("BEGIN EXCLUSIVE");
  await expect(log.read(ANNA, null, 10)).rejects.toThrow(UnavailableError);
  intruder.exec("COMMIT");
  expect((await log.read(ANNA, null, 10)).events).toHaveLength(1);
});

function open(
  directory: string,
  options: Partial<Parameters<typeof createSqliteEventLog>[0]> = {},
) {
  const database = openDatabase(join(directory, "test.db"));
  const log = createSqliteEventLog({
    database,
    timers: systemTimers,
    clock: () => performance.now(),
    randomBytes,
    patience: 2_000,
    ...options,
  });
  return { log, database };
}

/** Lets the event loop turn often enough for a group commit to be tried. */
async function turns(): Promise<void> {
  for (let n = 0; n < 6; n++) await new Promise((resolve) => setImmediate(resolve));
}
