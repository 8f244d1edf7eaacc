import * as fc from "fast-check";
import { expect, test } from "vitest";
import { advanceCursor, millisOf, OVERLAP_MS } from "./advance-cursor.ts";
import type { LogCursor, Position } from "./log-cursor.ts";

const BEGINNING: LogCursor = { settled: null, page: null };

/** An event that got its time at `storedAt` and can be read from `visibleAt` on. */
interface Stored extends Position {
  readonly visibleAt: number;
}

test("a reader at any pace misses nothing that becomes visible within the overlap", () => {
  const writes = fc.array(fc.record({ storedAt: fc.nat(120_000), late: fc.nat(OVERLAP_MS - 1) }), {
    maxLength: 30,
  });
  const reads = fc.array(
    fc.record({ pause: fc.nat(40_000), limit: fc.integer({ min: 1, max: 5 }) }),
  );
  fc.assert(
    fc.property(writes, reads, (writes, reads) => {
      const log = writes.map(({ storedAt, late }, index) => stored(index, storedAt, late));
      const reader = createReader(log);
      for (const { pause, limit } of reads) reader.read(pause, limit);
      reader.readToTheEnd();
      reader.read(300_000, 3);
      reader.readToTheEnd();
      // The round that was begun long ago went on from where it was; this one begins at what is settled.
      reader.readToTheEnd();
      expect(reader.missed()).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("a reader who has settled everything is given nothing again", () => {
  const log = [1, 2, 3, 4, 5].map((number) => stored(number, number, 0));
  const reader = createReader(log);
  reader.read(OVERLAP_MS + 10, 2);
  reader.readToTheEnd();
  expect(reader.given).toEqual(log.map(({ id }) => id));
  reader.readToTheEnd();
  expect(reader.given).toHaveLength(5);
});

test("what a round has passed unsettled is not settled by the end of a slow round", () => {
  // One reads the first page while it is young, the second page a minute later: between them a late one appeared.
  const late = stored(0, 1_000, 8_000);
  const log = [late, stored(1, 2_000, 0), stored(2, 3_000, 0)];
  const reader = createReader(log);
  reader.read(5_000, 1);
  reader.read(60_000, 1);
  expect(reader.missed()).toEqual([late.id]);
  reader.readToTheEnd();
  expect(reader.missed()).toEqual([]);
});

/** A reader of a log that is like Firestore: ordered by time and id, and true at the time of reading. */
function createReader(log: readonly Stored[]) {
  const given: string[] = [];
  let cursor = BEGINNING;
  let now = 0;
  /** Tells whether there is more. */
  const read = (pause: number, limit: number): boolean => {
    now += pause;
    const start = cursor.page ?? cursor.settled;
    const found = log
      .filter(({ visibleAt }) => visibleAt <= now)
      .filter((event) => start === null || compare(event, start) > 0)
      .sort(compare);
    const positions = found.slice(0, limit);
    const more = found.length > limit;
    given.push(...positions.map(({ id }) => id));
    cursor = advanceCursor(cursor, { positions, more, readTime: now });
    return more;
  };
  return {
    given,
    read,
    readToTheEnd() {
      while (read(1, 2));
    },
    missed: () => log.map(({ id }) => id).filter((id) => !given.includes(id)),
  };
}

function stored(number: number, storedAt: number, late: number): Stored {
  return {
    id: `event-${String(number).padStart(12, "0")}`,
    seconds: Math.floor(storedAt / 1_000),
    nanoseconds: (storedAt % 1_000) * 1_000_000,
    visibleAt: storedAt + late,
  };
}

function compare(a: Position, b: Position): number {
  return millisOf(a) - millisOf(b) || (a.id < b.id ? -1 : Number(a.id > b.id));
}
