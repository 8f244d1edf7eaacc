import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { insightMail, NOON, someMails } from "./insight-mail.fixture.ts";
import { MEASURES } from "./insight-mail.ts";
import { isTelling, rateOf } from "./rate.ts";
import { ratesOf } from "./rates.ts";

const someOf = fc
  .nat({ max: 5_000 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));

describe("a share of something", () => {
  test.each([
    [5, 10, 0.2366, 0.7634],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [1, 3, 0.0615, 0.7923],
    [300, 1_000, 0.2724, 0.3291],
  ])("%i of %i is sure as far as Wilson says", (count, of, low, high) => {
    const rate = rateOf(count, of);
    expect(rate.share).toBe(count / of);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  });

  test("of nothing may be any", () =>
    expect(rateOf(0, 0)).toEqual({ count: 0, of: 0, share: 0, low: 0, high: 1 }));

  test("lies in its interval, which stays within 0 and 1 and is as wide for what was not done", () => {
    fc.assert(
      fc.property(someOf, ([count, of]) => {
        const rate = rateOf(count, of);
        expect(rate.low).toBeGreaterThanOrEqual(0);
        expect(rate.low).toBeLessThanOrEqual(rate.share);
        expect(rate.share).toBeLessThanOrEqual(rate.high);
        expect(rate.high).toBeLessThanOrEqual(1);
        const other = rateOf(of - count, of);
        expect(other.low).toBeCloseTo(1 - rate.high, 9);
        expect(other.high).toBeCloseTo(1 - rate.low, 9);
      }),
    );
  });

  test("has an interval of those true shares from which it is 1.96 standard errors away at most", () => {
    fc.assert(
      fc.property(someOf, ([count, of]) => {
        fc.pre(of > 0);
        const { share, low, high } = rateOf(count, of);
        for (const end of [low, high])
          expect((share - end) ** 2).toBeCloseTo((1.959_964 ** 2 * end * (1 - end)) / of, 6);
      }),
    );
  });

  test("is surer of more of them, and less sure the more sure it has to be", () => {
    fc.assert(
      fc.property(someOf, ([count, of]) => {
        fc.pre(of > 0);
        const width = (few: number, all: number, z?: number): number => {
          const { low, high } = rateOf(few, all, z);
          return high - low;
        };
        expect(width(count * 2, of * 2)).toBeLessThan(width(count, of));
        expect(width(count, of, 3)).toBeGreaterThan(width(count, of));
      }),
    );
  });

  test("tells something from ten on", () =>
    expect([9, 10].map((of) => isTelling({ of }))).toEqual([false, true]));
});

describe("the rates of some mails", () => {
  test("count mails, whoever reads them how often", () => {
    const mails = [
      insightMail({
        readings: [
          [NOON, "open", "person"],
          [NOON + 1, "open", "person"],
        ],
      }),
      insightMail({ readings: [[NOON, "open", "unconfirmed"]] }),
      insightMail({ readings: [[NOON, "click", "machine"]] }),
      insightMail({ readings: [[NOON, "open", "self"]] }),
      insightMail({ links: [], repliedAt: NOON }),
      insightMail({
        tracking: { opens: false, links: true },
        readings: [[NOON, "click", "person"]],
      }),
      insightMail({ tracking: { opens: false, links: false } }),
      insightMail({ bouncedAt: NOON }),
    ];
    const table = MEASURES.map((measure) => {
      const { open, click, clickToOpen, reply } = ratesOf(mails, measure);
      return [open, click, clickToOpen, reply].map(({ count, of }) => `${count}/${of}`);
    });
    expect(table).toEqual([
      ["2/5", "1/5", "1/2", "1/6"],
      ["3/5", "1/5", "1/3", "1/6"],
      ["4/5", "2/5", "2/4", "1/6"],
    ]);
  });

  test("of one that came back to one of several recipients still count", () => {
    const recipients = ["ada", "bob"].map((name) => ({ email: `${name}@example.org`, name }));
    expect(ratesOf([insightMail({ recipients, bouncedAt: NOON })], "people").open.of).toBe(1);
  });

  test("leave out mails from other browsers, of which those that nobody opened are not known", () => {
    const opened = insightMail({ readings: [[NOON, "open", "person"]] });
    const { open, reply } = ratesOf(
      [insightMail(), opened, { ...opened, recorded: false }],
      "people",
    );
    expect([open.count, open.of, reply.of]).toEqual([1, 2, 2]);
  });

  test("never fall when more counts, for the same mails", () => {
    fc.assert(
      fc.property(someMails, (mails) => {
        const [people, unconfirmed, machines] = MEASURES.map((one) => ratesOf(mails, one));
        for (const [less, more] of [
          [people, unconfirmed],
          [unconfirmed, machines],
        ] as const) {
          for (const rate of ["open", "click", "reply"] as const) {
            expect(more?.[rate].of).toBe(less?.[rate].of);
            expect(more?.[rate].count).toBeGreaterThanOrEqual(less?.[rate].count ?? 0);
          }
          expect(more?.reply).toEqual(less?.reply);
        }
      }),
    );
  });

  test("never count more than there are, and clicks imply opens", () => {
    fc.assert(
      fc.property(someMails, fc.constantFrom(...MEASURES), (mails, measure) => {
        const rates = ratesOf(mails, measure);
        for (const { count, of } of Object.values(rates)) expect(count).toBeLessThanOrEqual(of);
        expect(rates.clickToOpen.count).toBe(rates.click.count);
        expect(rates.clickToOpen.of).toBeLessThanOrEqual(rates.click.of);
      }),
    );
  });
});
