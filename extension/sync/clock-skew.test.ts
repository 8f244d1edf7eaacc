import { expect, test } from "vitest";
import { clockSkew, skewSentence } from "./clock-skew.ts";

const noon = Date.UTC(2026, 10, 2, 12);
const dated = (date: string) => new Response("", { headers: { date } });

test("is measured from the middle of the request", () => {
  expect(clockSkew(dated("Mon, 02 Nov 2026 12:00:00 GMT"), noon - 1000, noon + 3000)).toBe(1000);
  expect(clockSkew(dated("soon"), noon, noon)).toBeNull();
  expect(clockSkew(new Response(""), noon, noon)).toBeNull();
});

const minute = 60_000;
test.each([
  [7 * minute, "7 minutes ahead of"],
  [-90 * minute, "90 minutes behind"],
  [3 * 60 * minute, "3 hours ahead of"],
  [-3 * 24 * 60 * minute, "3 days behind"],
])("a skew of %i ms is said as %j", (skew, words) => {
  expect(skewSentence(skew)).toContain(`is ${words} the server’s`);
});

test.each([null, 4 * minute, -4 * minute])("a skew of %s ms bothers nobody", (skew) => {
  expect(skewSentence(skew)).toBe("");
});
