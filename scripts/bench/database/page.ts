import "../../../extension/strict-csp.ts";
import { openDatabase } from "../../../extension/db/database.ts";
import {
  blankDocument,
  completeDocument,
  type MessageDocument,
} from "../../../extension/db/message-document.ts";
import { readThreadStatuses } from "../../../extension/db/thread-statuses.ts";
import { refreshThreads } from "../../../extension/db/thread-rows.ts";
import type { Credentials } from "../../../extension/sync/credentials.ts";
import { pullEvents } from "../../../extension/sync/pull.ts";
import { MESSAGES, SENDER, sentMail, sequence, threadOf } from "./history.ts";

export interface DatabaseBench {
  /** Makes the database anew, with 5,000 recorded mails and no events, or with nothing in it. */
  prepare(recorded: boolean): Promise<void>;
  /** Pulls the server's whole log; gives the milliseconds, and those of them that the database took. */
  pull(): Promise<{ readonly whole: number; readonly database: number }>;
  countEvents(): Promise<number>;
  /** Reads the statuses of 100 rows, so many times, each time of other rows; milliseconds each. */
  readRows(times: number): Promise<number[]>;
}

const ROWS = 100;

/** A mail that was sent, and of which nothing came yet. */
function finished(index: number): MessageDocument {
  const mail = sentMail(index);
  return completeDocument(blankDocument(mail.id), mail, null);
}

const chance = sequence(2);
let db = openDatabase("bench");

const bench: DatabaseBench = {
  async prepare(recorded) {
    await db.delete();
    db = openDatabase("bench");
    await db.open();
    if (!recorded) return;
    const documents = Array.from({ length: MESSAGES }, (_, index) => finished(index));
    await db.transaction("rw", db.messages, db.threads, async () => {
      await db.messages.bulkPut(documents);
      await refreshThreads(db, documents);
    });
  },

  async pull() {
    const credentials: Credentials = {
      server: location.origin,
      sid: SENDER,
      streamUrl: "",
      login: "",
      bearer: async () => ({ kind: "bearer", token: "token" }),
    };
    const start = performance.now();
    // The pull asks the one right before its transaction and tells the other right after it.
    let recording = 0;
    let database = 0;
    const outcome = await pullEvents(
      {
        db,
        fetch: globalThis.fetch.bind(globalThis),
        now: Date.now,
        telling: async () => {
          recording = performance.now();
          return { notify: true, countUnconfirmed: false };
        },
        onRecorded: () => (database += performance.now() - recording),
      },
      credentials,
      new AbortController().signal,
    );
    const whole = performance.now() - start;
    if (outcome.kind !== "pulled") throw new Error(`the log could not be pulled: ${outcome.kind}`);
    return { whole, database };
  },

  async countEvents() {
    let stored = 0;
    await db.messages.each(({ events }) => (stored += events.length));
    return stored;
  },

  async readRows(times) {
    const milliseconds: number[] = [];
    for (let count = 0; count < times; count += 1) {
      const first = Math.floor(chance() * (MESSAGES - ROWS));
      // A list shows the mails of some weeks, not those of one year at random.
      const rows = Array.from({ length: ROWS }, (_, row) => threadOf(first + row));
      const start = performance.now();
      const statuses = await readThreadStatuses(db, rows);
      milliseconds.push(performance.now() - start);
      if (statuses.length !== ROWS)
        throw new Error(`${statuses.length} of ${ROWS} rows were found`);
    }
    return milliseconds;
  },
};
Object.assign(globalThis, { bench });
