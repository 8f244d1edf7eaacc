import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { becameHotAt, isHot, lastHeat, type HotFacts } from "./hot.ts";

const hour = 3_600_000;
const day = 24 * hour;
const sentAt = Date.UTC(2026, 10, 2, 9);

type Readings = HotFacts["readings"];

function facts(...readings: Readings): HotFacts {
  return { sentAt, readings };
}
const open = (hours: number) => [sentAt + hours * hour, "open", "person"] as const;
const click = (hours: number) => [sentAt + hours * hour, "click", "person"] as const;
const at = (hours: number) => sentAt + hours * hour;

describe("a mail is hot", () => {
  test("from the third reading within a day, until a day has passed since the first of three", () => {
    const mail = facts(open(1), open(5), open(20));
    expect([24.9, 25].map((hours) => isHot(mail, at(hours)))).toEqual([true, false]);
    expect(becameHotAt(mail, at(21))).toBe(at(20));
    expect(isHot(facts(open(1), open(5)), at(6))).toBe(false);
    expect(isHot(facts(open(1), open(5), open(25)), at(25))).toBe(false);
  });

  test("without a break while it is read on", () => {
    const mail = facts(open(1), open(5), open(20), open(24), open(26));
    expect(lastHeat(mail)).toEqual({ since: at(20), until: at(44) });
    const again = facts(open(1), open(2), open(3), open(100), open(101), open(102));
    expect(lastHeat(again)).toEqual({ since: at(102), until: at(124) });
  });

  test("for a day when it is read again after two weeks", () => {
    const first = facts(open(14 * 24));
    expect([becameHotAt(first, at(14 * 24)), isHot(first, at(15 * 24))]).toEqual([
      at(14 * 24),
      false,
    ]);
    expect(isHot(facts(open(14 * 24 - 1)), at(14 * 24))).toBe(false);
    expect(isHot(facts(open(10), open(14 * 24 + 10)), at(14 * 24 + 11))).toBe(true);
    expect(isHot(facts(open(10), open(14 * 24)), at(14 * 24))).toBe(false);
  });

  test("by clicks, too, but a click is part of the reading in which it was made", () => {
    expect(isHot(facts(open(1), click(1.1), click(1.2)), at(2))).toBe(false);
    expect(isHot(facts(open(1), click(3), click(5)), at(6))).toBe(true);
    expect(isHot(facts(click(1), click(1.4), click(3), click(5)), at(6))).toBe(true);
    // A click is reported before the fetch of the picture that came with it.
    expect(isHot(facts(click(1), open(1), open(2)), at(3))).toBe(false);
  });
});

const someReadings: fc.Arbitrary<Readings> = fc.array(
  fc.tuple(
    fc
      .oneof(fc.nat({ max: 72 * 4 }), fc.nat({ max: 40 * 24 * 4 }))
      .map((quarters) => at(quarters / 4)),
    fc.constantFrom("open" as const, "click" as const),
    fc.constantFrom(
      "person" as const,
      "person" as const,
      "machine" as const,
      "unconfirmed" as const,
    ),
  ),
  { maxLength: 9 },
);
const later = fc.nat({ max: 60 * 4 }).map((quarters) => (quarters / 4) * hour);
const newest = (readings: Readings) => Math.max(sentAt, ...readings.map(([time]) => time));

test("opens make a mail hot just as the rule says it", () => {
  fc.assert(
    fc.property(someReadings, later, (readings, passed) => {
      const opens = readings.filter(([, kind]) => kind === "open");
      const now = newest(opens) + passed;
      const times = opens
        .filter(([, , verdict]) => verdict === "person")
        .map(([time]) => time)
        .toSorted((a, b) => a - b);
      const isRecent = (time: number) => time > now - day;
      const isBack = times.some(
        (time, index) => isRecent(time) && time - (times[index - 1] ?? sentAt) >= 14 * day,
      );
      const expected = isBack || times.filter(isRecent).length >= 3;
      expect(isHot({ sentAt, readings: opens }, now)).toBe(expected);
    }),
  );
});

test("neither the order nor what is not a person's matters, and heat begins with a reading and ends", () => {
  fc.assert(
    fc.property(someReadings, later, (readings, passed) => {
      const now = newest(readings) + passed;
      const persons = readings.filter(([, , verdict]) => verdict === "person");
      const since = becameHotAt({ sentAt, readings }, now);
      expect(becameHotAt({ sentAt, readings: persons.toReversed() }, now)).toBe(since);
      expect(isHot({ sentAt, readings }, now)).toBe(since !== null);
      expect(isHot({ sentAt, readings }, newest(readings) + day)).toBe(false);
      if (since === null) return;
      expect(persons.map(([time]) => time)).toContain(since);
      expect(since).toBeLessThanOrEqual(now);
    }),
  );
});
