import { describe, expect, test } from "vitest";
import { formatFigures, isMet, type Goal } from "./figure.ts";

const figure = (value: number, goal: Goal | null) =>
  ({ bench: "hits", name: "durable", value, unit: "×", goal }) as const;

describe("a figure", () => {
  test.each([
    [0.47, { kind: "at least", value: 0.47 }, true],
    [0.469, { kind: "at least", value: 0.47 }, false],
    [3, { kind: "at most", value: 3 }, true],
    [5, { kind: "under", value: 5 }, false],
    [0, { kind: "exactly", value: 0 }, true],
    [1, { kind: "exactly", value: 0 }, false],
  ] as const)("%f against %j", (value, goal, met) => {
    expect(isMet(figure(value, goal))).toBe(met);
  });

  test("of which nothing is asked is neither met nor missed", () => {
    expect(isMet(figure(1, null))).toBeNull();
  });
});

test("the table is aligned and says what is missed", () => {
  const table = formatFigures([
    figure(0.5, { kind: "at least", value: 0.47 }),
    { ...figure(7.126, { kind: "under", value: 5 }), name: "at Send", unit: "ms" },
    { ...figure(51_234.4, null), name: "bare", unit: "/s" },
  ]);
  expect(table.split("\n")).toEqual([
    "               measured  goal",
    "hits  durable     0.50×  at least 0.47×  met",
    "hits  at Send   7.13 ms  under 5.00 ms   MISSED",
    "hits  bare     51,234/s",
  ]);
});
