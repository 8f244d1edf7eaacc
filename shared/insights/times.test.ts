import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestHour, bestWeekday, heatMapOf } from "./heat-map.ts";
import { insightMail, NOON, someMails } from "./insight-mail.fixture.ts";
import { counts, isMeasurable, MEASURES } from "./insight-mail.ts";
import { seriesOf, stepFor } from "./series.ts";
import { weekdayOf, zonedClock } from "./zoned-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const london = zonedClock("Europe/London");
/** Of `NOON`. */
const today = NOON / DAY - 0.5;

describe("a clock on the wall", () => {
  // With changes by half an hour, with quarters of an hour, on both sides of the date line, and one that skipped a day.
  const zones = [
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Niue",
    "UTC",
  ];

  test("shows what Intl says, whenever and wherever", () => {
    const clocks = new Map(zones.map((zone) => [zone, zonedClock(zone)]));
    const anyTime = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2050, 0) });
    // The days of changes are few.
    const ofChange = fc
      .tuple(
        fc.constantFrom(Date.UTC(2026, 2, 29), Date.UTC(2026, 3, 4), Date.UTC(2011, 11, 30)),
        fc.integer({ min: -DAY, max: 2 * DAY }),
      )
      .map(([day, more]) => day + more);
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.oneof(anyTime, ofChange), (timeZone, at) => {
        const said = new Intl.DateTimeFormat("en-GB", {
          timeZone,
          weekday: "short",
          day: "2-digit",
          month: "2-digit",
          year: "numeric",
          hour: "2-digit",
          hourCycle: "h23",
        }).formatToParts(at);
        const part = (type: string): string => said.find((one) => one.type === type)?.value ?? "";
        const { day, weekday, hour } = clocks.get(timeZone)?.(at) ?? london(at);
        expect(new Date(day * DAY).toISOString().slice(0, 10)).toBe(
          [part("year"), part("month"), part("day")].join("-"),
        );
        expect(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday]).toBe(part("weekday"));
        expect(hour).toBe(Number(part("hour")));
      }),
      { numRuns: 2_000 },
    );
  });

  test("knows the weekdays before 1970, too", () => {
    expect([0, -3, -4, 4].map(weekdayOf)).toEqual([3, 0, 6, 0]);
  });

  test("is not on the wall of a place that there is not", () =>
    expect(() => zonedClock("Europe/Atlantis")).toThrow(RangeError));
});

describe("what happened over time", () => {
  test("has a point for each day, those without anything among them", () => {
    const mail = insightMail({
      sentAt: NOON - 2 * DAY,
      readings: [
        [NOON - 2 * DAY, "open", "person"],
        [NOON, "open", "person"],
        [NOON, "click", "person"],
        [NOON, "open", "machine"],
        [NOON + DAY, "open", "person"],
      ],
    });
    const untracked = insightMail({ tracking: { opens: false, links: false } });
    expect(
      seriesOf([mail, untracked], {
        from: today - 2,
        to: today,
        step: "day",
        measure: "people",
        clock: london,
      }),
    ).toEqual([
      { day: today - 2, sent: 1, opens: 1, clicks: 0 },
      { day: today - 1, sent: 0, opens: 0, clicks: 0 },
      { day: today, sent: 0, opens: 1, clicks: 1 },
    ]);
  });

  test("loses nothing and counts nothing twice, by whatever step", () => {
    const options = fc.record({
      step: fc.constantFrom("day", "week", "month" as const),
      measure: fc.constantFrom(...MEASURES),
      from: fc.integer({ min: today - 60, max: today }),
    });
    fc.assert(
      fc.property(someMails, options, (mails, { step, measure, from }) => {
        const points = seriesOf(mails, { from, to: today, step, measure, clock: london });
        const isInRange = (at: number): boolean => {
          const { day } = london(at);
          return day >= from && day <= today;
        };
        const known = mails.filter(isMeasurable);
        const readings = known
          .flatMap((mail) => mail.readings)
          .filter(([at, , verdict]) => isInRange(at) && counts(measure, verdict));
        const sum = (pick: (point: (typeof points)[number]) => number): number =>
          points.reduce((total, point) => total + pick(point), 0);
        expect(sum(({ sent }) => sent)).toBe(
          known.filter(({ sentAt }) => isInRange(sentAt)).length,
        );
        expect(sum(({ opens, clicks }) => opens + clicks)).toBe(readings.length);
        const days = points.map(({ day }) => day);
        expect(days).toEqual([...new Set(days)].toSorted((a, b) => a - b));
      }),
    );
  });

  test("begins weeks on Mondays and months on their first", () => {
    const of = (step: "week" | "month"): string[] =>
      seriesOf([], { from: today, to: today + 20, step, measure: "people", clock: london }).map(
        ({ day }) => new Date(day * DAY).toISOString().slice(0, 10),
      );
    expect(of("week")).toEqual(["2026-11-16", "2026-11-23", "2026-11-30", "2026-12-07"]);
    expect(of("month")).toEqual(["2026-11-01", "2026-12-01"]);
  });

  test("has as many points as can be seen", () =>
    expect([7, 92, 93, 731].map(stepFor)).toEqual(["day", "day", "week", "month"]));
});

describe("when people read", () => {
  const at = (times: readonly number[]) =>
    insightMail({ readings: times.map((time) => [time, "open", "person"] as const) });

  test("is counted by visits of people, of which a click is a part", () => {
    const mail = insightMail({
      readings: [
        [NOON + 20 * MINUTE, "click", "person"],
        [NOON, "open", "person"],
        [NOON + 50 * MINUTE, "open", "person"],
        [NOON + 81 * MINUTE, "open", "person"],
        [NOON + 5 * HOUR, "open", "unconfirmed"],
      ],
    });
    const map = heatMapOf([mail], london);
    // Saturday.
    expect([map.cells[5]?.[12], map.cells[5]?.[13], map.visits, map.most]).toEqual([1, 1, 2, 1]);
  });

  test("has every visit in one cell, of whichever time zone", () => {
    const zone = fc.constantFrom("Europe/London", "Asia/Tokyo", "America/Los_Angeles");
    fc.assert(
      fc.property(someMails, zone, (mails, timeZone) => {
        const { cells, visits, most } = heatMapOf(mails, zonedClock(timeZone));
        expect([cells.length, ...cells.map(({ length }) => length)]).toEqual([
          7,
          ...Array.from({ length: 7 }, () => 24),
        ]);
        expect(cells.flat().reduce((a, b) => a + b, 0)).toBe(visits);
        expect(most).toBeLessThanOrEqual(visits);
      }),
    );
  });

  test("has a best time only where there are enough visits, with its number", () => {
    const nine = Array.from({ length: 9 }, (_, index) => at([NOON + index * 7 * DAY]));
    expect(bestHour(heatMapOf(nine, london))).toBeNull();
    const ten = heatMapOf([...nine, at([NOON + DAY])], london);
    expect(bestHour(ten)).toMatchObject({ at: 12, rate: { count: 10, of: 10 }, isClear: true });
    expect(bestWeekday(ten)).toMatchObject({ at: 5, rate: { count: 9, of: 10 }, isClear: true });
  });

  test("is not clear where the best is as good as any by chance", () => {
    const spread = Array.from({ length: 24 }, (_, hour) => at([NOON + hour * HOUR]));
    const map = heatMapOf([...spread, at([NOON])], london);
    expect(bestHour(map)).toMatchObject({ at: 12, rate: { count: 2, of: 25 }, isClear: false });
  });
});
