import ipaddr from "ipaddr.js";
import { addressWords } from "../../backend/core/network/address-words.ts";
import type { Ranges } from "../../backend/core/network/range-file.ts";

/** Addresses of one family, from the first to the last, as numbers. */
export interface AddressRange {
  readonly family: keyof Ranges;
  readonly first: bigint;
  readonly last: bigint;
}

const FAMILY_BITS = { ipv4: 32, ipv6: 128 } as const;

/**
 * Reads a range in CIDR notation.
 * @throws {Error} when it is none, or when bits are set behind its prefix
 */
export function parseCidr(text: string): AddressRange {
  const [, address = "", prefix] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  const start = parseAddress(address);
  const bits = start === null ? 0 : FAMILY_BITS[start.family];
  if (start === null || Number(prefix) > bits)
    throw new Error(`"${text.slice(0, 60)}" is no range`);
  const size = 1n << BigInt(bits - Number(prefix));
  if (start.at % size !== 0n) throw new Error(`"${text}" has bits behind its prefix`);
  return { family: start.family, first: start.at, last: start.at + size - 1n };
}

/**
 * Reads the first and the last address of a range.
 * @throws {Error} when they are none, or not of one family, or the wrong way round
 */
export function parseSpan(first: string, last: string): AddressRange {
  const [from, to] = [parseAddress(first), parseAddress(last)];
  if (from === null || to === null || from.family !== to.family || to.at < from.at)
    throw new Error(`"${first} to ${last}" is no range`);
  return { family: from.family, first: from.at, last: to.at };
}

/** The same addresses in the fewest ranges, ascending and disjoint; ranges of several families stay apart. */
export function merge(ranges: readonly AddressRange[]): AddressRange[] {
  const merged: AddressRange[] = [];
  for (const range of ranges.toSorted(compare)) {
    const before = merged.at(-1);
    if (before?.family === range.family && range.first <= before.last + 1n) {
      if (range.last > before.last) merged[merged.length - 1] = { ...before, last: range.last };
    } else merged.push(range);
  }
  return merged;
}

/** The addresses of the first ranges that are not in the second ones. */
export function subtract(
  ranges: readonly AddressRange[],
  others: readonly AddressRange[],
): AddressRange[] {
  const taken = merge(others);
  return merge(ranges).flatMap((range) => {
    const left: AddressRange[] = [];
    let { first } = range;
    for (const other of taken) {
      if (other.family !== range.family || other.last < first || other.first > range.last) continue;
      if (other.first > first) left.push({ ...range, first, last: other.first - 1n });
      first = other.last + 1n;
    }
    return first > range.last ? left : [...left, { ...range, first }];
  });
}

/** The same addresses, not one more, in CIDR notation, ascending and disjoint. */
export function toRanges(ranges: readonly AddressRange[]): { ipv4: string[]; ipv6: string[] } {
  const result: { ipv4: string[]; ipv6: string[] } = { ipv4: [], ipv6: [] };
  for (const { family, first, last } of merge(ranges)) {
    const bits = FAMILY_BITS[family];
    for (let at = first; at <= last;) {
      let prefix = bits;
      let size = 1n;
      while (prefix > 0 && at % (size * 2n) === 0n && at + size * 2n - 1n <= last) {
        size *= 2n;
        prefix -= 1;
      }
      result[family].push(`${toText(at, bits)}/${prefix}`);
      at += size;
    }
  }
  return result;
}

function compare(a: AddressRange, b: AddressRange): number {
  if (a.family !== b.family) return a.family < b.family ? -1 : 1;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.last === b.last ? 0 : a.last < b.last ? -1 : 1;
}

function parseAddress(text: string): { family: AddressRange["family"]; at: bigint } | null {
  const words = addressWords(text);
  if (words === null) return null;
  const at = words.reduce((sum, word) => (sum << 32n) | BigInt(word), 0n);
  return { family: words.length === 1 ? "ipv4" : "ipv6", at };
}

function toText(address: bigint, bits: number): string {
  const bytes = Buffer.from(address.toString(16).padStart(bits / 4, "0"), "hex");
  return ipaddr.fromByteArray([...bytes]).toString();
}
