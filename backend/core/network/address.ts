import ipaddr from "ipaddr.js";
import { addressWords, type AddressWords } from "./address-words.ts";

/** An address that somebody is at. */
export interface Address {
  /** Without zone; an IPv4 address that came inside an IPv6 one stands alone. */
  readonly text: string;
  readonly words: AddressWords;
  /** Whether it is of the public internet: not of a machine itself, of a private network, or of none at all. */
  readonly isPublic: boolean;
}

/** Beside ordinary unicast: public IPv4 addresses inside IPv6 ones, by tunnels that are nearly gone. */
const PUBLIC_RANGES: ReadonlySet<string> = new Set(["unicast", "6to4", "teredo"]);

/** The longest text of an IPv6 address, and room for a zone. */
const LONGEST_TEXT = 80;

/**
 * Reads an address as node, proxies and headers write it: IPv4, IPv6, IPv4 mapped into IPv6 (`::ffff:192.0.2.1`) or carried
 * through NAT64 (`64:ff9b::/96`), with or without a zone (`fe80::1%eth0`).
 * @returns null for everything else
 */
export function readAddress(text: string): Address | null {
  if (text.length > LONGEST_TEXT) return null;
  const zone = text.indexOf("%");
  const plain = zone > 0 && text.includes(":") ? text.slice(0, zone) : text;
  const words = addressWords(plain);
  if (words === null) return null;
  const carried = carriedIpv4(words);
  if (carried === null) return { text: plain, words, isPublic: isPublic(words) };
  return { text: bytesOf([carried]).join("."), words: [carried], isPublic: isPublic([carried]) };
}

function isPublic(words: AddressWords): boolean {
  return PUBLIC_RANGES.has(ipaddr.fromByteArray(bytesOf(words)).range());
}

function carriedIpv4([first, second, third, fourth]: AddressWords): number | null {
  if (fourth === undefined || second !== 0) return null;
  const mapped = first === 0 && third === 0xffff;
  const throughNat64 = first === 0x64ff9b && third === 0;
  return mapped || throughNat64 ? fourth : null;
}

function bytesOf(words: AddressWords): number[] {
  const bytes: number[] = [];
  for (const word of words)
    bytes.push(word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255);
  return bytes;
}
