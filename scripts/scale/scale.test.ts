import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { storedEventBytes, storedViewBytes } from "./document-size.ts";
import { fillDocument } from "./fill-document.ts";
import { billMonth, consumeMonth, MONTH } from "./month.ts";
import { costOf } from "./prices.ts";
import { poisson, seeded } from "./random.ts";
import { simulateDay } from "./simulate-day.ts";
import { generateTables } from "./tables.ts";

test("docs/scale.md is what the simulation gives (npm run scale writes it)", () => {
  const document = readFileSync(new URL("../../docs/scale.md", import.meta.url), "utf8");
  expect(document).toBe(fillDocument(document, generateTables()));
});

describe("a simulated day", () => {
  test("is the same for the same seed, and another for another", () => {
    expect(simulateDay(1_000, 1)).toEqual(simulateDay(1_000, 1));
    expect(simulateDay(1_000, 1)).not.toEqual(simulateDay(1_000, 2));
  });

  test("keeps the averages of the model, and has peaks above them", () => {
    const day = simulateDay(1_000_000, 7);
    expect(day.mails / 1_000_000).toBeCloseTo(1, 2);
    // 0.37 × 2 opens, 0.03 clicks, 0.27 fetches by machines, and 0.3 × 4 by gateways.
    expect(day.hits / 1_000_000).toBeCloseTo(2.24, 2);
    expect(day.views / 1_000_000).toBeCloseTo(1.5, 2);
    expect(day.pushes / (day.hits + day.wakingViews)).toBeCloseTo(1.3 * 0.95, 3);
    // Some 90 hits of a sender in nine hours: within ten seconds there is one once in forty times.
    expect(day.wakingViews / day.views).toBeGreaterThan(0.015);
    expect(day.wakingViews / day.views).toBeLessThan(0.035);
    expect(day.peakHits).toBeGreaterThan((2 * day.hits) / 86_400);
    expect(day.hit.seconds).toBeGreaterThan(0.5 * 9 * 3_600);
    expect(day.hit.seconds).toBeLessThan(86_400);
  });

  test("bills a lonely hit one step, and many at once not one each", () => {
    const few = simulateDay(100, 3);
    expect(few.hit.seconds / few.hits).toBeGreaterThan(0.08);
    const many = simulateDay(10_000_000, 3);
    expect(many.hit.seconds / many.hits).toBeLessThan(0.01);
  });

  test("without any mail costs next to nothing", () => {
    const day = simulateDay(0, 1);
    expect([day.mails, day.hits, day.views, day.pushes]).toEqual([0, 0, 0, 0]);
    expect(billMonth(consumeMonth(day)).total).toBeLessThan(0.01);
  });
});

test("a price counts only beyond the free share", () => {
  expect(costOf("writes", 600_000)).toBe(0);
  expect(costOf("writes", 700_000)).toBeCloseTo(0.09);
  expect(costOf("deletes", 100_000)).toBeCloseTo(0.01);
});

test("views cost what they write, and what browsers read of them", () => {
  const day = simulateDay(1_000_000, 7);
  const month = consumeMonth(day);
  const without = consumeMonth({ ...day, views: 0, wakingViews: 0 });
  const views = day.views * MONTH;
  expect(month.writes - without.writes).toBeCloseTo(views, 0);
  expect(month.deletes - without.deletes).toBeCloseTo(views, 0);
  expect(month.requests - without.requests).toBeCloseTo(2 * views, 0);
  expect((month.reads - without.reads) / views).toBeCloseTo(1 + 2 * 1.3, 1);
});

test("a stored event has the size that Google's rules give it", () => {
  // By hand: name 16+8+12+7+19, field names 95, values 120, 32; two entries with name, parent, field, 8 and 32 each.
  expect(storedEventBytes()).toBeGreaterThan(500);
  expect(storedEventBytes()).toBeLessThan(1_000);
  // No class of network, a shorter reason, and a kind of the same length.
  expect(storedViewBytes()).toBeLessThan(storedEventBytes());
});

test("the random numbers have the mean that is asked for", () => {
  const random = seeded(5);
  for (const mean of [0, 0.2, 3, 40, 500]) {
    let sum = 0;
    for (let round = 0; round < 2_000; round += 1) sum += poisson(mean, random);
    expect(Math.abs(sum / 2_000 - mean)).toBeLessThan(0.1 + mean / 50);
  }
});

describe("a document with markers", () => {
  const parts = new Map([["a", "new"]]);
  test("is filled between them, again and again", () => {
    const filled = "x\n<!-- a -->\n\nnew\n\n<!-- /a -->\ny";
    expect(fillDocument("x\n<!-- a -->old<!-- /a -->\ny", parts)).toBe(filled);
    expect(fillDocument(filled, parts)).toBe(filled);
  });
  test("must have each of them", () => {
    expect(() => fillDocument("<!-- a -->", parts)).toThrow("<!-- /a -->");
    expect(() => fillDocument("", parts)).toThrow("there is no <!-- a -->");
  });
});
