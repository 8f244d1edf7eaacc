import type { DatabaseSync } from "node:sqlite";
import type { LogEvent } from "../../../shared/event.ts";
import { InvalidCursorError, type EventLog } from "../../core/event-log.ts";
import type { Timers } from "../../core/timers.ts";
import { isLocked, orUnavailable } from "./database.ts";
import { EVENT_COLUMNS, fromRow, toRow } from "./event-row.ts";
import { fact } from "./facts.ts";
import { createGroupCommit } from "./group-commit.ts";

interface SqliteEventLogOptions {
  readonly database: DatabaseSync;
  readonly timers: Timers;
  /** A steady clock in milliseconds, such as `performance.now`. */
  readonly clock: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  /** How long `append` waits for another program's lock, in milliseconds. */
  readonly patience: number;
  /** How many events may wait for their commit. */
  readonly capacity?: number;
}

/** Rows that one step of `expire` looks at before it lets requests through. */
const EXPIRE_STEP = 2_000;

/**
 * The event log in SQLite. It does not own the database: `close` commits what waits and leaves the file open.
 *
 * A cursor is `<log id>.<sequence number>`: the log id makes a cursor from before a lost or replaced database invalid,
 * where a bare number would silently skip the new one's beginning.
 */
export function createSqliteEventLog(options: SqliteEventLogOptions): EventLog {
  const { database } = options;
  const logId = fact(database, "log-id", () =>
    Buffer.from(options.randomBytes(6)).toString("base64url"),
  );
  const begin = database.prepare("BEGIN IMMEDIATE");
  const commit = database.prepare("COMMIT");
  const insert = database.prepare(
    `INSERT INTO events (${EVENT_COLUMNS}) VALUES (${EVENT_COLUMNS.replace(/\w+/g, "?")}) ON CONFLICT (id) DO NOTHING`,
  );
  const select = database.prepare(
    `SELECT seq, ${EVENT_COLUMNS} FROM events WHERE sid = ? AND seq > ? ORDER BY seq LIMIT ?`,
  );
  const lastGiven = database.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'events'");
  const stepEnd = database.prepare(
    "SELECT max(seq) AS last FROM (SELECT seq FROM events WHERE seq > ? ORDER BY seq LIMIT ?)",
  );
  const deleteStep = database.prepare(
    "DELETE FROM events WHERE seq > ? AND seq <= ? AND received_at < ?",
  );

  const group = createGroupCommit<LogEvent>({
    commit: store,
    isTransient: isLocked,
    clock: options.clock,
    timers: options.timers,
    patience: options.patience,
    capacity: options.capacity ?? 10_000,
  });

  return {
    append: (event) => group.add(event),

    async read(sid, after, limit) {
      const start = after === null ? 0 : parseCursor(after);
      // One more than asked for tells whether there is another page.
      const rows = orUnavailable(() => select.all(sid, start, limit + 1));
      const page = rows.slice(0, limit);
      return {
        events: page.map(fromRow),
        cursor: `${logId}.${Number(page.at(-1)?.["seq"] ?? start)}`,
        more: rows.length > limit,
      };
    },

    async expire(before) {
      let deleted = 0;
      for (let done = 0; ;) {
        const last = orUnavailable(() => stepEnd.get(done, EXPIRE_STEP))?.["last"];
        if (typeof last !== "number") return deleted;
        deleted += Number(orUnavailable(() => deleteStep.run(done, last, before)).changes);
        done = last;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },

    async close() {
      group.close();
    },
  };

  function store(events: readonly LogEvent[]): void {
    begin.run();
    try {
      for (const event of events) insert.run(...toRow(event));
      commit.run();
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  }

  function parseCursor(cursor: string): number {
    const [, id, digits] = /^([A-Za-z0-9_-]+)\.([0-9]{1,15})$/.exec(cursor) ?? [];
    const sequence = Number(digits);
    if (id !== logId || sequence > newestSequence()) {
      throw new InvalidCursorError("not a cursor of this log");
    }
    return sequence;
  }

  /** Also of events that have expired; 0 before the first. */
  function newestSequence(): number {
    return Number(orUnavailable(() => lastGiven.get())?.["seq"] ?? 0);
  }
}
