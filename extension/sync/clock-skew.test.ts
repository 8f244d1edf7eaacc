import { expect, test } from "vitest";
import { clockSkew, isSkewed } from "./clock-skew.ts";

const noon = Date.UTC(2026, 10, 2, 12);
const dated = (date: string) => new Response("", { headers: { date } });

test("is measured from the middle of the request", () => {
  expect(clockSkew(dated("Mon, 02 Nov 2026 12:00:00 GMT"), noon - 1000, noon + 3000)).toBe(1000);
  expect(clockSkew(dated("soon"), noon, noon)).toBeNull();
  expect(clockSkew(new Response(""), noon, noon)).toBeNull();
});

const minute = 60_000;
test.each([
  [7 * minute, true],
  [-90 * minute, true],
  [4 * minute, false],
  [-4 * minute, false],
])("whether people should know of a skew of %i ms: %s", (skew, should) =>
  expect(isSkewed(skew)).toBe(should),
);
