import "../../../extension/strict-csp.ts";
import { openDatabase } from "../../../extension/db/database.ts";
import {
  blankDocument,
  completeDocument,
  type MessageDocument,
} from "../../../extension/db/message-document.ts";
import { readFeed } from "../../../extension/db/feed.ts";
import { readMailDetail } from "../../../extension/db/mail-detail.ts";
import { mailMatcher } from "../../../extension/db/search-mails.ts";
import { readAllSummaries, readSummaries } from "../../../extension/db/summaries.ts";
import { writeSummaries } from "../../../extension/db/write-summaries.ts";
import { readThreadStatuses } from "../../../extension/db/thread-statuses.ts";
import { renewedThreads } from "../../../extension/db/thread-rows.ts";
import type { Credentials } from "../../../extension/sync/credentials.ts";
import { pullEvents } from "../../../extension/sync/pull.ts";
import { EVENTS_PER_MESSAGE, MESSAGES, SENDER, sentMail, sequence, threadOf } from "./history.ts";

export interface DatabaseBench {
  /** Makes the database anew, with 5,000 recorded mails and no events, or with nothing in it. */
  prepare(recorded: boolean): Promise<void>;
  /** Pulls the server's whole log; gives the milliseconds, and those of them that the database took. */
  pull(): Promise<{ readonly whole: number; readonly database: number }>;
  countEvents(): Promise<number>;
  /** Reads the statuses of 100 rows, so many times, each time of other rows; milliseconds each. */
  readRows(times: number): Promise<number[]>;
  /** Reads what lists show of all 5,000 mails, so many times; milliseconds each. */
  readAll(times: number): Promise<number[]>;
  /** Reads what lists show of the 100 mails that were sent last. */
  readFirst(times: number): Promise<number[]>;
  /** Reads everything that came of one mail, each time of another one. */
  readDetail(times: number): Promise<number[]>;
  /** Looks for another person among all mails, each time the same list of them: as typing does. */
  search(times: number): Promise<number[]>;
  /** Reads the feed's newest 50 clicks of mails that a word is in. */
  searchFeed(times: number): Promise<number[]>;
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
    await db.transaction("rw", db.messages, db.threads, db.summaries, db.kv, async () => {
      await db.messages.bulkPut(documents);
      const mails = documents.map((document) => ({ before: null, document, hotUntil: null }));
      await db.threads.bulkPut(await renewedThreads(db, mails));
      await writeSummaries(db, documents, []);
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

  readAll: (times) =>
    timed(times, async () => {
      expect((await readAllSummaries(db)).length, MESSAGES);
    }),

  readFirst: (times) =>
    timed(times, async () => {
      expect((await readSummaries(db, { limit: ROWS })).length, ROWS);
    }),

  readDetail: (times) =>
    timed(times, async () => {
      const { id } = sentMail(Math.floor(chance() * MESSAGES));
      const detail = await readMailDetail(db, id);
      expect(detail?.explanation.readings.flat().length ?? 0, EVENTS_PER_MESSAGE);
    }),

  async search(times) {
    const all = await readAllSummaries(db);
    return timed(times, () => {
      const person = `person ${1_000 + Math.floor(chance() * 4_000)}`;
      expect(all.filter(mailMatcher(person)).length, 1);
    });
  },

  searchFeed: (times) =>
    timed(times, async () => {
      const query = { limit: 50, filter: { kinds: ["click"] }, search: "offer number 3" } as const;
      expect((await readFeed(db, query)).length, 50);
    }),
};

async function timed(times: number, read: () => Promise<void> | void): Promise<number[]> {
  const milliseconds: number[] = [];
  for (let count = 0; count < times; count += 1) {
    const start = performance.now();
    await read();
    milliseconds.push(performance.now() - start);
  }
  return milliseconds;
}

function expect(found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${found} of ${wanted} were found`);
}

Object.assign(globalThis, { bench });
