/** An IP address as numbers of 32 bits, the first bits first: one for IPv4, four for IPv6. */
export type AddressWords = readonly number[];

/**
 * Reads a plain address, without zone. By hand and without garbage, because a server that starts reads tens of thousands of
 * them from its data files.
 * @returns null for everything that is none
 */
export function addressWords(text: string): AddressWords | null {
  const words = [0, 0, 0, 0];
  const width = text.includes(":") ? 4 : 1;
  if (!scanAddress(width, text, text.length, words)) return null;
  return width === 1 ? words.slice(0, 1) : words;
}

/**
 * Reads the address that a text begins with.
 * @param width words of an address: 1 for IPv4, 4 for IPv6
 * @param end where it ends in the text
 * @param words where it goes
 * @returns whether it is one
 */
export function scanAddress(
  width: 1 | 4,
  text: string,
  end: number,
  words: { [index: number]: number },
): boolean {
  if (width === 4) return scanIpv6(text, end, words);
  const word = scanIpv4(text, 0, end);
  words[0] = word;
  return word >= 0;
}

const DOT = 46;
const COLON = 58;
const ZERO = 48;

/** @returns -1 for what is none */
function scanIpv4(text: string, start: number, end: number): number {
  let word = 0;
  let octet = -1;
  let octets = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (octet < 0 || octets === 3) return -1;
      word = word * 256 + octet;
      octets++;
      octet = -1;
      continue;
    }
    const digit = code - ZERO;
    // "010" is 8 to some and 10 to others: to us it is no address.
    if (digit < 0 || digit > 9 || octet === 0) return -1;
    octet = octet < 0 ? digit : octet * 10 + digit;
    if (octet > 255) return -1;
  }
  return octets === 3 && octet >= 0 ? word * 256 + octet : -1;
}

/** The groups of the address that is being read: nothing waits in between. */
const groups = new Uint16Array(8);

function scanIpv6(text: string, end: number, words: { [index: number]: number }): boolean {
  let count = 0;
  let gap = -1;
  let at = 0;
  if (isColon(text, 0, end) && isColon(text, 1, end)) {
    gap = 0;
    at = 2;
  }
  while (at < end) {
    const start = at;
    let group = 0;
    for (; at < end; at++) {
      const digit = hexDigit(text.charCodeAt(at));
      if (digit < 0) break;
      group = group * 16 + digit;
    }
    if (at < end && text.charCodeAt(at) === DOT) {
      // The last 32 bits may be written as IPv4.
      const word = scanIpv4(text, start, end);
      if (word < 0 || count > 6) return false;
      groups[count++] = word >>> 16;
      groups[count++] = word;
      break;
    }
    if (at === start || at - start > 4 || count === 8) return false;
    groups[count++] = group;
    if (at === end) break;
    if (!isColon(text, at, end) || at + 1 === end) return false;
    at++;
    if (!isColon(text, at, end)) continue;
    if (gap >= 0) return false;
    gap = count;
    at++;
  }
  if (gap < 0 ? count !== 8 : count === 8) return false;
  if (gap >= 0) {
    groups.copyWithin(gap + 8 - count, gap, count);
    groups.fill(0, gap, gap + 8 - count);
  }
  for (let index = 0; index < 4; index++)
    words[index] = (groups[2 * index] ?? 0) * 65_536 + (groups[2 * index + 1] ?? 0);
  return true;
}

function isColon(text: string, at: number, end: number): boolean {
  return at < end && text.charCodeAt(at) === COLON;
}

/** @returns -1 for what is none */
function hexDigit(code: number): number {
  if (code >= ZERO && code < ZERO + 10) return code - ZERO;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
