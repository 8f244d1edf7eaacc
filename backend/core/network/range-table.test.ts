import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { addressWords } from "./address-words.ts";
import { createRangeTable, packRanges } from "./range-table.ts";

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

test("packed ranges make the same table", () => {
  const ipv4 = ["8.8.8.0/24", "200.0.0.1/32", "255.255.255.0/24"];
  const ipv6 = ["2a01:111:f400::/48", "2a01:111:f403::/49", "2a02::5/128", "ff00::/8"];
  const asked = ["8.8.8.255", "8.8.9.0", "200.0.0.1", "255.255.255.255", "0.0.0.0"];
  const asked6 = ["2a01:111:f400::", "2a01:111:f403:8000::1", "2a02::5", "2a02::6", "ffff::"];
  const tables = (width: 1 | 4, ranges: readonly string[]) =>
    [ranges, packRanges(width, ranges)].map((list) => createRangeTable(width, list));
  const told = (table: ReturnType<typeof createRangeTable>, addresses: readonly string[]) =>
    addresses.map((address) => table.has(addressWords(address) ?? []));
  for (const table of tables(1, ipv4))
    expect(told(table, asked)).toEqual([true, false, true, true, false]);
  for (const table of tables(4, ipv6))
    expect(told(table, asked6)).toEqual([true, false, true, false, true]);
  for (const table of tables(4, [])) expect(told(table, asked6)).not.toContain(true);
});

test.each([
  [1, "AAAA"],
  [1, packRanges(1, ["8.8.8.0/24"]).slice(0, 8)],
  [4, packRanges(1, ["8.8.8.0/24"])],
] as const)("%i, %s, which is cut off, is refused", (width, packed) => {
  expect(() => createRangeTable(width, packed)).toThrow("cut off");
});
