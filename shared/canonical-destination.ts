const PERCENT = 0x25;

/** A name has at most 253 characters; beyond ASCII each may come as up to three escapes of three characters. */
const LONGEST_AUTHORITY = 2_300;

/** RFC 3986 unreserved, and what every parser reads alike with and without an escape. */
const NEEDS_NO_ESCAPE = asciiSet(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!'()*,:@",
);

/** What means something else when it is escaped, and so stays as it stands. */
const LITERAL_DIFFERS = asciiSet("&=+/?;$");

const ESCAPES = Array.from(
  { length: 256 },
  (_, byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`,
);

/** Two dots in a row, an empty name and port 0 are excluded here; a port over 65,535 by the URL parser. */
const SAFE_HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::[1-9][0-9]*)?$/;

/** Names that every URL parser gives back as they are: lower case, and no digit in the last label as IP addresses have. */
const PLAIN_NAME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/;

const HOST_CHARACTERS = /^[A-Za-z0-9._:[\]\u0080-\uffff-]+$/;

/**
 * The form of a destination that the tag of a click covers: the same before and after all that mail gateways are known
 * to do to a URL. Lower-case scheme and host, no default port, "/" for a missing path, no fragment, no empty query, and
 * percent-escapes in one form (capital digits; none where none is needed; one where RFC 3986 demands it).
 * Escapes of `& = + / ? # ; $` stay apart from the characters themselves, because servers tell them apart.
 *
 * Gives ASCII without control characters, and the same again when applied twice. Null for what is not followed:
 * not http(s), user info, a host that is none, control characters.
 */
export function canonicalDestination(url: string): string | null {
  const match = /^(https?):\/\/([^/?#]*)([^#]*)/i.exec(url);
  if (match === null) return null;
  const [, scheme = "", authority = "", rest = ""] = match;
  const host = canonicalHost(scheme.toLowerCase(), authority);
  if (host === null || hasControlCharacter(rest)) return null;
  const pathAndQuery = canonicalEscapes(rest.startsWith("/") ? rest : `/${rest}`);
  const queryStart = pathAndQuery.indexOf("?");
  const hasEmptyQuery = queryStart !== -1 && queryStart === pathAndQuery.length - 1;
  return `${scheme.toLowerCase()}://${host}${hasEmptyQuery ? pathAndQuery.slice(0, -1) : pathAndQuery}`;
}

/**
 * `host[:port]` as a browser would read it (lower case, punycode, IP addresses in one form, no default port), or null
 * when it is no host or holds more than a host, such as user info.
 */
export function canonicalHost(scheme: string, authority: string): string | null {
  if (authority.length > LONGEST_AUTHORITY) return null;
  if (PLAIN_NAME.test(authority)) return authority;
  const text = authority.includes("%") ? decodedOrEmpty(authority) : authority;
  // Checked before the URL parser sees it: "a@b", "a\b" and "a<tab>b" never reach it.
  if (!HOST_CHARACTERS.test(text)) return null;
  const host = URL.parse(`${scheme}://${text}/`)?.host ?? "";
  return SAFE_HOST.test(host) ? host : null;
}

/** True when a text holds a character that must never stand in a header: C0 or DEL. */
export function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

/** Percent-escapes in their one form; characters beyond ASCII as their UTF-8 bytes. */
export function canonicalEscapes(text: string): string {
  let result = "";
  let copied = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (NEEDS_NO_ESCAPE[code] === 1 || LITERAL_DIFFERS[code] === 1) continue;
    result += text.slice(copied, index);
    if (code === PERCENT) {
      const byte = escapedByte(text, index);
      result += byte === null ? "%25" : canonicalByte(byte);
      if (byte !== null) index += 2;
    } else if (code < 0x80) {
      result += escapeOf(code);
    } else {
      const character = String.fromCodePoint(text.codePointAt(index) ?? code);
      for (const byte of new TextEncoder().encode(character)) result += escapeOf(byte);
      index += character.length - 1;
    }
    copied = index + 1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}

function canonicalByte(byte: number): string {
  return NEEDS_NO_ESCAPE[byte] === 1 ? String.fromCharCode(byte) : escapeOf(byte);
}

function escapeOf(byte: number): string {
  return ESCAPES[byte] ?? "";
}

/** The byte of the percent-escape at `index`, or null when a lone "%" stands there. */
function escapedByte(text: string, index: number): number | null {
  const high = hexDigit(text.charCodeAt(index + 1));
  const low = hexDigit(text.charCodeAt(index + 2));
  return high < 0 || low < 0 ? null : high * 16 + low;
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function decodedOrEmpty(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function asciiSet(characters: string): Uint8Array {
  const set = new Uint8Array(128);
  for (let index = 0; index < characters.length; index++) set[characters.charCodeAt(index)] = 1;
  return set;
}
