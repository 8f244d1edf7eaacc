import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { merge, parseCidr, parseSpan, subtract, toRanges } from "./address-range.ts";

const rangesOf = (...texts: string[]) => texts.map(parseCidr);

test.each([
  "8.8.8.0",
  "8.8.8.1/24",
  "8.8.8.0/33",
  "::1/64",
  "x/8",
  "",
  "8.8.8.0/24 ",
  "8.8.8.0/24,US",
])("%o is no range", (text) => expect(() => parseCidr(text)).toThrow(Error));

test("neighbours and overlaps are joined, and nothing is added", () => {
  expect(toRanges(rangesOf("8.8.9.0/24", "8.8.8.0/24", "8.8.8.7/32", "8.8.11.0/24"))).toEqual({
    ipv4: ["8.8.8.0/23", "8.8.11.0/24"],
    ipv6: [],
  });
  expect(toRanges(rangesOf("2a02:1::/32", "2a02::/32", "::/96", "0.0.0.0/8"))).toEqual({
    ipv4: ["0.0.0.0/8"],
    ipv6: ["::/96", "2a02::/31"],
  });
  expect(toRanges(rangesOf("128.0.0.0/1", "0.0.0.0/1", "8000::/1", "::/1"))).toEqual({
    ipv4: ["0.0.0.0/0"],
    ipv6: ["::/0"],
  });
});

test("a span becomes the fewest ranges", () => {
  expect(toRanges([parseSpan("10.0.0.1", "10.0.0.8")]).ipv4).toEqual([
    "10.0.0.1/32",
    "10.0.0.2/31",
    "10.0.0.4/30",
    "10.0.0.8/32",
  ]);
  expect(() => parseSpan("10.0.0.2", "10.0.0.1")).toThrow("no range");
  expect(() => parseSpan("10.0.0.2", "::1")).toThrow("no range");
});

test("what is taken away is gone, and nothing else", () => {
  const left = (...others: string[]) =>
    toRanges(subtract(rangesOf("8.8.8.0/24"), rangesOf(...others)));
  expect(left("8.8.8.0/25").ipv4).toEqual(["8.8.8.128/25"]);
  expect(left("8.0.0.0/8").ipv4).toEqual([]);
  expect(left("9.0.0.0/8", "::/0").ipv4).toEqual(["8.8.8.0/24"]);
  expect(left("8.8.8.64/26", "8.8.8.255/32").ipv4).toEqual([
    "8.8.8.0/26",
    "8.8.8.128/26",
    "8.8.8.192/27",
    "8.8.8.224/28",
    "8.8.8.240/29",
    "8.8.8.248/30",
    "8.8.8.252/31",
    "8.8.8.254/32",
  ]);
});

describe("for any ranges", () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 0, max: 63 }))
    .map(([a, b]) => ({
      family: "ipv4" as const,
      first: BigInt(Math.min(a, b)),
      last: BigInt(Math.max(a, b)),
    }));
  const ranges = fc.array(range, { maxLength: 8 });
  const holds = (list: readonly { first: bigint; last: bigint }[], at: number) =>
    list.some(({ first, last }) => first <= at && last >= at);

  test("exactly the same addresses are in them, merged, in CIDR notation, and less others", () => {
    fc.assert(
      fc.property(ranges, ranges, (some, others) => {
        const merged = merge(some);
        const cidr = toRanges(some).ipv4.map(parseCidr);
        const rest = subtract(some, others);
        for (let at = 0; at < 64; at++) {
          expect(holds(merged, at)).toBe(holds(some, at));
          expect(holds(cidr, at)).toBe(holds(some, at));
          expect(holds(rest, at)).toBe(holds(some, at) && !holds(others, at));
        }
      }),
      { numRuns: 500 },
    );
  });
});
