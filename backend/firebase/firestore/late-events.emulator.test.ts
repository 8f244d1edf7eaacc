import * as fc from "fast-check";
import { Query, type QuerySnapshot } from "firebase-admin/firestore";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LogEvent } from "../../../shared/event.ts";
import { InvalidCursorError } from "../../core/event-log.ts";
import { ANNA, exampleEvent } from "../../core/example-event.ts";
import { describeWithEmulator } from "../emulator/emulator-under-test.ts";
import { OVERLAP_MS } from "./advance-cursor.ts";
import { anyEvent, anySender } from "./any-event.ts";
import { openEventLog } from "./firestore-under-test.ts";
import { createCursorText } from "./log-cursor.ts";

const SECOND = 1_000;

describeWithEmulator("the log in the emulator", () => {
  let opened: ReturnType<typeof openEventLog>;
  let now: number;
  beforeEach(() => {
    opened = openEventLog();
    now = Date.now();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await opened.close();
  });

  /** Stores an event as the writer does, but with a time of storing that is so long ago. */
  const store = (number: number, agoMs: number) => opened.plant(exampleEvent(number), now - agoMs);

  test("many events of the very same time are each given once, in pages of any size", async () => {
    const numbers = Array.from({ length: 25 }, (_, index) => index);
    for (const agoMs of [5 * SECOND, 60 * SECOND]) {
      for (const number of numbers) await store(number + agoMs, agoMs);
    }
    const expected = [60 * SECOND, 5 * SECOND].flatMap((agoMs) =>
      numbers.map((number) => exampleEvent(number + agoMs).id),
    );
    for (const limit of [1, 2, 7, 24, 25, 26, 49, 50, 51])
      expect((await round(null, limit)).ids).toEqual(expected);
  });

  test("an event that appears late, before what a reader has read, reaches it still", async () => {
    await store(1, 6 * SECOND);
    await store(2, 2 * SECOND);
    const first = await round(null, 10);
    expect(first.ids).toEqual(ids(1, 2));
    await store(3, 4 * SECOND);
    expect((await round(first.cursor, 10)).ids).toEqual(ids(1, 3, 2));
  });

  test("an event that appears late, in the middle of a round, reaches the reader in the next one", async () => {
    for (const number of [1, 2, 3, 4]) await store(number, (6 - number) * SECOND);
    const page = await opened.log.read(ANNA, null, 2);
    await store(5, 8 * SECOND);
    const rest = await round(page.cursor, 2);
    expect(rest.ids).toEqual(ids(3, 4));
    expect((await round(rest.cursor, 2)).ids).toEqual(ids(5, 1, 2, 3, 4));
  });

  test("one that appears later than the overlap is found by who starts from the beginning", async () => {
    await store(1, OVERLAP_MS + 10 * SECOND);
    const { cursor } = await round(null, 10);
    await store(2, OVERLAP_MS + 20 * SECOND);
    expect((await round(cursor, 10)).ids).toEqual([]);
    expect((await round(null, 10)).ids).toEqual(ids(2, 1));
  });

  test("pages go over the border of what is settled; only what is not is given again", async () => {
    for (const number of [1, 2, 3, 4, 5]) await store(number, 2 * OVERLAP_MS - number);
    for (const number of [6, 7, 8]) await store(number, 5 * SECOND - number);
    const first = await round(null, 3);
    expect(first.ids).toEqual(ids(1, 2, 3, 4, 5, 6, 7, 8));
    const second = await round(first.cursor, 2);
    expect(second.ids).toEqual(ids(6, 7, 8));
    expect(second.cursor).toBe(first.cursor);
  });

  test("a read costs the documents that it gives and one more at most, however long the log is", async () => {
    for (const number of Array.from({ length: 30 }).keys())
      await store(number, 60 * SECOND - number);
    // What Firestore bills: the documents of each query, and one for a query that gives none.
    const queries = vi.spyOn(Query.prototype, "get").mock;
    let cursor: string | null = null;
    const pages = [];
    for (const limit of [1, 3, 10, 1_000, 10]) {
      const page = await opened.log.read(ANNA, cursor, limit);
      pages.push(page);
      ({ cursor } = page);
    }
    expect(pages.map(({ events }) => events.length)).toEqual([1, 3, 10, 16, 0]);
    expect(queries.settledResults.map(({ value }) => (value as QuerySnapshot).size)).toEqual(
      pages.map(({ events, more }) => events.length + (more ? 1 : 0)),
    );
  });

  test("refuses a cursor from the future", async () => {
    const seconds = Math.floor(now / 1_000) + 3_600;
    const settled = { id: exampleEvent(1).id, seconds, nanoseconds: 0 };
    const texts = createCursorText(opened.projectId, "(default)");
    const cursor = texts.format({ settled, page: null });
    await expect(opened.log.read(ANNA, cursor, 10)).rejects.toThrow(InvalidCursorError);
  });

  test("gives any event back as it was", async () => {
    const log = anySender.chain((sid) =>
      fc.uniqueArray(anyEvent(sid), { minLength: 1, maxLength: 20, selector: ({ id }) => id }),
    );
    await fc.assert(
      fc.asyncProperty(log, async (events) => {
        await Promise.all(events.map((event) => opened.log.append(event)));
        const sid = events[0]?.sid ?? ANNA;
        const { events: read } = await opened.log.read(sid, null, 1_000);
        expect(byId(read)).toEqual(byId(events));
      }),
      { numRuns: 20 },
    );
  });

  test("deletes old events of any number, of all senders, and leaves the younger ones", async () => {
    const senders = fc.sample(anySender, 12);
    const old = Array.from({ length: 601 }).keys();
    await Promise.all(
      [...old].map((number) => opened.plant(exampleEvent(number, { receivedAt: number }), number)),
    );
    for (const sid of senders) {
      await opened.plant(exampleEvent(1, { sid, receivedAt: 999 }), now);
      await opened.plant(exampleEvent(2, { sid, receivedAt: 1_000 }), now);
    }
    expect(await opened.log.expire(1_000)).toBe(601 + 12);
    expect(await opened.log.expire(1_000)).toBe(0);
    expect((await opened.log.read(ANNA, null, 10)).events).toEqual([]);
    for (const sid of senders) {
      const { events } = await opened.log.read(sid, null, 10);
      expect(events).toEqual([exampleEvent(2, { sid, receivedAt: 1_000 })]);
    }
  });

  /** Reads from a cursor to the end of the log. */
  async function round(after: string | null, limit: number) {
    const read: string[] = [];
    let cursor = after;
    for (let more = true; more;) {
      const page = await opened.log.read(ANNA, cursor, limit);
      read.push(...page.events.map(({ id }) => id));
      ({ cursor, more } = page);
    }
    return { ids: read, cursor };
  }
});

function ids(...numbers: readonly number[]): string[] {
  return numbers.map((number) => exampleEvent(number).id);
}

function byId(events: readonly LogEvent[]): LogEvent[] {
  return [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
}
