import { expect, test } from "vitest";
import { median, quantile } from "./statistics.ts";

test("quantiles are values that were measured, in whatever order", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(median(hundred)).toBe(50);
  expect(quantile(hundred, 0.99)).toBe(99);
  expect(quantile(hundred, 1)).toBe(100);
  expect(quantile([7], 0)).toBe(7);
  expect(median([3, 1, 2])).toBe(2);
});

test("nothing measured is a mistake, not a zero", () => {
  expect(() => median([])).toThrow(RangeError);
});
