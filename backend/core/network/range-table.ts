import { scanAddress, type AddressWords } from "./address-words.ts";

/** Ranges of addresses of one family, to be asked whether they hold an address. */
export interface RangeTable {
  has(address: AddressWords): boolean;
}

/**
 * Ranges of one family: in CIDR notation (`192.0.2.0/24`, `2001:db8::/32`), ascending and disjoint, or as `packRanges` has
 * written them.
 */
export type RangeList = readonly string[] | string;

/**
 * Makes a table of ranges.
 * @param width words of an address: 1 for IPv4, 4 for IPv6
 * @throws {Error} when one of them is not of that family, has bits behind its prefix, or does not stand behind the one before
 */
export function createRangeTable(width: 1 | 4, ranges: RangeList): RangeTable {
  const { firsts, lasts } =
    typeof ranges === "string" ? unpack(width, ranges) : readBounds(width, ranges);
  const length = firsts.length / width;
  // A bit for each value of an address's first 16 bits: of most addresses it tells at once that nothing is there.
  const pages = new Uint8Array(PAGES / 8);
  for (let at = 0; at < firsts.length; at += width) {
    const lastPage = pageOf(lasts[at] ?? 0);
    for (let page = pageOf(firsts[at] ?? 0); page <= lastPage; page++)
      pages[page >>> 3] = (pages[page >>> 3] ?? 0) | (1 << (page & 7));
  }

  return {
    has(address) {
      if (address.length !== width) return false;
      const page = pageOf(address[0] ?? 0);
      if (((pages[page >>> 3] ?? 0) & (1 << (page & 7))) === 0) return false;
      // The last range that begins at the address or before it.
      let low = 0;
      let high = length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (compare(firsts, middle, address) <= 0) low = middle + 1;
        else high = middle;
      }
      return low > 0 && compare(lasts, low - 1, address) >= 0;
    },
  };
}

/**
 * Writes ranges so that a table of them is made at once: reading their notation takes a starting function longer than all
 * else that it does.
 * @throws {Error} as `createRangeTable`
 */
export function packRanges(width: 1 | 4, ranges: readonly string[]): string {
  const { firsts, lasts } = readBounds(width, ranges);
  const packed = Buffer.alloc(2 * firsts.byteLength);
  for (const [index, word] of [...firsts, ...lasts].entries())
    packed.writeUInt32LE(word, 4 * index);
  return packed.toString("base64");
}

/** The first and the last addresses of all ranges, one behind the other. */
interface Bounds {
  readonly firsts: Uint32Array;
  readonly lasts: Uint32Array;
}

function unpack(width: 1 | 4, packed: string): Bounds {
  const bytes = Buffer.from(packed, "base64");
  const words = bytes.length / 4;
  if (words % (2 * width) !== 0) throw new Error("packed ranges are cut off");
  // Copied to where words begin. The cloud's machines write their lowest byte first, as all do that bundle for it.
  const bounds = new Uint32Array(Uint8Array.from(bytes).buffer);
  return { firsts: bounds.subarray(0, words / 2), lasts: bounds.subarray(words / 2) };
}

function readBounds(width: 1 | 4, ranges: readonly string[]): Bounds {
  const { length } = ranges;
  const firsts = new Uint32Array(length * width);
  const lasts = new Uint32Array(length * width);
  const words = new Uint32Array(width);
  for (let index = 0; index < length; index++) {
    const prefix = scanRange(width, ranges[index] ?? "", words);
    if (prefix < 0) throw new Error(`range ${index + 1} is none`);
    if (index > 0 && compare(lasts, index - 1, words) >= 0)
      throw new Error(`range ${index + 1} does not stand behind the one before`);
    for (let word = 0; word < width; word++) {
      const first = words[word] ?? 0;
      firsts[index * width + word] = first;
      lasts[index * width + word] = first | freeBits(prefix, word);
    }
  }
  return { firsts, lasts };
}

const PAGES = 65_536;

function pageOf(firstWord: number): number {
  return firstWord >>> 16;
}

/** Reads the first address of a range; its prefix, or -1 when it is no range. */
function scanRange(width: 1 | 4, range: string, words: Uint32Array): number {
  const slash = range.indexOf("/");
  if (slash < 0 || !scanAddress(width, range, slash, words)) return -1;
  const prefix = scanPrefix(range, slash + 1);
  if (prefix < 0 || prefix > width * 32) return -1;
  for (let word = 0; word < width; word++)
    if (((words[word] ?? 0) & freeBits(prefix, word)) !== 0) return -1;
  return prefix;
}

function scanPrefix(text: string, start: number): number {
  const { length } = text;
  if (length - start < 1 || length - start > 3) return -1;
  let prefix = 0;
  for (let at = start; at < length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    prefix = prefix * 10 + digit;
  }
  return prefix;
}

/** The bits of a word of the address that its prefix leaves open. */
function freeBits(prefix: number, word: number): number {
  const fixed = prefix - word * 32;
  if (fixed >= 32) return 0;
  return fixed <= 0 ? 0xffff_ffff : 0xffff_ffff >>> fixed;
}

/** Negative when the bound of that index comes before the address, 0 when it is the same. */
function compare(bounds: Uint32Array, index: number, address: ArrayLike<number>): number {
  const width = address.length;
  for (let word = 0, at = index * width; word < width; word++, at++) {
    const difference = (bounds[at] ?? 0) - (address[word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
