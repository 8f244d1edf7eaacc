import { readAddress } from "../../backend/core/network/address.ts";
import type { Ranges } from "../../backend/core/network/range-file.ts";
import { merge, parseCidr, type AddressRange } from "./address-range.ts";
import type { Limits } from "./published-lists.ts";

/** Nobody's list holds more at once: networks of 8 and 20 bits. */
const WIDEST_PREFIX = { ipv4: 8, ipv6: 20 } as const satisfies Record<keyof Ranges, number>;

/** From one version of a list to the next, by how much it may grow or shrink before somebody is asked. */
const MOST_CHANGE = 2;

/**
 * What speaks against ranges, one sentence each: what is not of the public internet, too wide to be true, not enough or too
 * much, or not there where it must be.
 */
export function findFaults({ ipv4, ipv6 }: Ranges, limits: Limits): string[] {
  const ranges = [...ipv4, ...ipv6].map(parseCidr);
  const sizes = sizesOf(ranges);
  const faults = [...ipv4, ...ipv6].flatMap(findFault);
  for (const family of ["ipv4", "ipv6"] as const) {
    const [least, most] = limits[family];
    if (sizes[family] < least)
      faults.push(`${family} has ${sizes[family]}, at least ${least} are expected`);
    if (sizes[family] > most)
      faults.push(`${family} has ${sizes[family]}, at most ${most} are expected`);
  }
  for (const place of limits.within) {
    const around = parseCidr(place);
    const held = ranges.some(
      ({ family, first, last }) =>
        family === around.family && first <= around.last && last >= around.first,
    );
    if (!held) faults.push(`nothing of it is in ${place}`);
  }
  return faults;
}

/** What speaks against one range. */
export function findFault(text: string): string[] {
  const [address = "", prefix] = text.split("/");
  const family = address.includes(":") ? "ipv6" : "ipv4";
  const faults: string[] = [];
  if (!readAddress(address)?.isPublic) faults.push(`${text} is not of the public internet`);
  if (Number(prefix) < WIDEST_PREFIX[family]) faults.push(`${text} is too wide to be true`);
  return faults;
}

/** Whether a list has grown or shrunk by so much that somebody should look at it, in words; null when not. */
export function findLeap(before: Ranges, after: Ranges): string | null {
  const [old, now] = [before, after].map(({ ipv4, ipv6 }) =>
    sizesOf([...ipv4, ...ipv6].map(parseCidr)),
  );
  if (old === undefined || now === undefined) return null;
  for (const family of ["ipv4", "ipv6"] as const) {
    const factor = now[family] / old[family];
    if (old[family] > 0 && (factor > MOST_CHANGE || factor < 1 / MOST_CHANGE))
      return `${family} went from ${old[family]} to ${now[family]}`;
  }
  return null;
}

/** Addresses of IPv4, and networks of 64 bits of IPv6. */
function sizesOf(ranges: readonly AddressRange[]): Record<keyof Ranges, number> {
  const sizes = { ipv4: 0, ipv6: 0 };
  for (const { family, first, last } of merge(ranges)) {
    const addresses = last - first + 1n;
    sizes[family] += family === "ipv4" ? Number(addresses) : Math.max(1, Number(addresses >> 64n));
  }
  return sizes;
}
