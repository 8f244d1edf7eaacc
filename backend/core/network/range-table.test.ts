import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { addressWords } from "./address-words.ts";
import { createRangeTable } from "./range-table.ts";

const has = (width: 1 | 4, ranges: readonly string[], address: string): boolean =>
  createRangeTable(width, ranges).has(addressWords(address) ?? []);

test.each([
  ["8.8.7.255", false],
  ["8.8.8.0", true],
  ["8.8.8.255", true],
  ["8.8.9.0", false],
  ["200.0.0.1", true],
  ["200.0.0.2", false],
  ["0.0.0.0", false],
  ["255.255.255.255", true],
  ["::1", false],
])("%s is in 8.8.8.0/24, 200.0.0.1/32 or 255.255.255.0/24: %s", (address, expected) => {
  expect(has(1, ["8.8.8.0/24", "200.0.0.1/32", "255.255.255.0/24"], address)).toBe(expected);
});

test.each([
  ["2a01:111:f400::", true],
  ["2a01:111:f400:ffff:ffff:ffff:ffff:ffff", true],
  ["2a01:111:f401::", false],
  ["2a01:111:f403:8000::1", false],
  ["2a01:111:f403:7fff::1", true],
  ["2a02::5", true],
  ["2a02::6", false],
  ["8.8.8.8", false],
])("%s is in one of three: %s", (address, expected) => {
  const ranges = ["2a01:111:f400::/48", "2a01:111:f403::/49", "2a02::5/128"];
  expect(has(4, ranges, address)).toBe(expected);
});

test("an empty table has nothing, and one of everything has all", () => {
  expect([has(1, [], "8.8.8.8"), has(1, ["0.0.0.0/0"], "8.8.8.8")]).toEqual([false, true]);
  expect([has(4, [], "::1"), has(4, ["::/0"], "::1")]).toEqual([false, true]);
});

test.each([
  [1, ["8.8.8.0"]],
  [1, ["8.8.8.0/33"]],
  [1, ["8.8.8.0/-1"]],
  [1, ["8.8.8.0/x"]],
  [1, ["8.8.8.0/"]],
  [1, ["8.8.8.1/24"]],
  [1, ["::/0"]],
  [1, ["8.8.8.0/24", "8.8.8.0/24"]],
  [1, ["8.8.8.0/24", "8.8.8.128/25"]],
  [1, ["8.8.8.0/24", "8.8.7.0/24"]],
  [1, [""]],
  [4, ["8.8.8.0/24"]],
  [4, ["2a01::/129"]],
  [4, ["2a01::1/127"]],
  [4, ["2a01::/16", "2a01:1::/32"]],
] as const)("%i, %j is refused", (width, ranges) => {
  expect(() => createRangeTable(width, ranges)).toThrow(/^range \d+ /);
});

test("agrees with a library about any range and address", () => {
  const range = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }));
  fc.assert(
    fc.property(range, fc.ipV4(), ([address, prefix], asked) => {
      const first = ipaddr.IPv4.networkAddressFromCIDR(`${address}/${prefix}`).toString();
      const expected = ipaddr.IPv4.parse(asked).match(ipaddr.IPv4.parse(first), prefix);
      expect(has(1, [`${first}/${prefix}`], asked)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
});
