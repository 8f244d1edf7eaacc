import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";
import {
  canonicalDestination,
  canonicalEscapes,
  canonicalHost,
  hasControlCharacter,
} from "./canonical-destination.ts";
import type { SenderId } from "./ids.ts";
import type { SenderKey } from "./sender-key.ts";
import {
  decodePayload,
  encodePayload,
  PAYLOAD_LENGTH,
  TOKEN_LENGTH,
  type TokenPayload,
} from "./token.ts";

/** Some gateways and servers refuse longer URLs; such a link goes out unwrapped. */
const LONGEST_URL = 8_000;
const MOST_LINKS = 255;

/** How a destination's scheme is written in the path. */
const SCHEMES: ReadonlyMap<string, "http" | "https"> = new Map([
  ["h", "http"],
  ["s", "https"],
]);

const SID = /^[a-z2-7]{11}$/;
const TOKEN = /^[A-Za-z0-9_-]{32}$/;
const PIXEL_FILE = /^[A-Za-z0-9_-]{32}\.gif$/;

// Each class excludes the character that follows it, so that none of these ever goes back.
const ABSOLUTE_FORM = /^https?:\/\/[^/?#]*/i;
const HEAD = /^\/([^/?#]*)\/([^/?#]*)(?:\/([^/?#]*))?/;
const BEYOND_BYTES = /[\u0100-\uffff]/;
const CLICK_TAIL = /^\/([^/?#]*)\/([^/?#]*)([^#]*)/;

/** In every tracked URL, also where it stands escaped in another one: spares the others from being parsed. */
const TRACKED_SHAPE = /(?:\/|%2f)[oc](?:\/|%2f)[a-z2-7]{11}(?:\/|%2f)/i;

/** What minting needs, the same for every link of a sender. */
export interface TrackedUrlContext {
  /** `http(s)://host[:port]`, no path. */
  readonly trackingOrigin: string;
  readonly key: SenderKey;
}

/** A tracked request whose form is right. It proves nothing before `verifyHit`. */
export type ParsedHit =
  | { readonly kind: "open"; readonly sid: SenderId; readonly token: string }
  | {
      readonly kind: "click";
      readonly sid: SenderId;
      readonly token: string;
      /** Absolute http(s) URL without user info and fragment; printable ASCII, so safe in a `Location` header. */
      readonly destination: string;
    };

/** A request for something of ours that the way has damaged, or that somebody made up. */
export type DamagedHit =
  | { readonly kind: "damaged-click"; readonly destination: string | null }
  | { readonly kind: "damaged-open" };

/**
 * The address of a mail's pixel.
 * @throws {RangeError} for a payload that no token can hold.
 */
export function mintOpenUrl(ctx: TrackedUrlContext, payload: Omit<TokenPayload, "link">): string {
  const token = mintToken(ctx.key, { ...payload, link: 0 }, "");
  return `${ctx.trackingOrigin}/o/${ctx.key.sid}/${token}.gif`;
}

/**
 * The wrapped form of a link, or null when it must be left alone: not http(s), with user info, unparsable, already
 * tracked by this origin, too long when wrapped, or beyond the 255th link of its mail.
 * @throws {RangeError} for a payload that no token can hold.
 */
export function mintClickUrl(
  ctx: TrackedUrlContext,
  payload: TokenPayload,
  destination: string,
): string | null {
  const url = URL.parse(destination);
  const canonical = url === null ? null : canonicalDestination(url.href);
  if (url === null || canonical === null || payload.link > MOST_LINKS) return null;
  if (findTrackedUrl(url.href, [ctx.trackingOrigin]) !== null) return null;

  const token = mintToken(ctx.key, payload, canonical);
  const scheme = url.protocol === "https:" ? "s" : "h";
  const wrapped = `${ctx.trackingOrigin}/c/${ctx.key.sid}/${token}/${scheme}/${url.href.slice(url.protocol.length + 2)}`;
  return wrapped.length > LONGEST_URL ? null : wrapped;
}

/**
 * Reads a raw request target as node gives it: each character one byte. Null when it is no path of ours at all.
 * The destination is as it arrived, but for what could be read in two ways: bytes beyond ASCII and backslashes are
 * escaped, and the host is in the form that browsers give it.
 */
export function parseHitTarget(target: string): ParsedHit | DamagedHit | null {
  const path = target.startsWith("/") ? target : target.replace(ABSOLUTE_FORM, "");
  const head = HEAD.exec(path);
  if (head === null) return null;
  const kind = withoutNeedlessEscapes(head[1]);
  if (kind !== "o" && kind !== "c") return null;
  const sid = withoutNeedlessEscapes(head[2]);
  const name = withoutNeedlessEscapes(head[3]);
  const tail = path.slice(head[0].length);
  if (kind === "o") {
    return isSid(sid) && PIXEL_FILE.test(name) && !tail.startsWith("/")
      ? { kind: "open", sid, token: name.slice(0, -".gif".length) }
      : { kind: "damaged-open" };
  }
  const destination = arrivedDestination(tail);
  return destination !== null && isSid(sid) && TOKEN.test(name)
    ? { kind: "click", sid, token: name, destination }
    : { kind: "damaged-click", destination };
}

/**
 * What a hit's token says, or null when it is of another version than the key (`tokenVersion` tells which), or its tag is
 * not this sender's for this kind and this destination.
 */
export function verifyHit(key: SenderKey, hit: ParsedHit): TokenPayload | null {
  const token = decodeBase64Url(hit.token);
  if (token?.length !== TOKEN_LENGTH || token[0] !== key.version) return null;
  const canonical = hit.kind === "open" ? "" : canonicalDestination(hit.destination);
  if (canonical === null) return null;
  const tag = key.tag(signedMessage(hit.kind, hit.sid, token, canonical));
  let difference = 0;
  for (let index = 0; index < tag.length; index++) {
    difference |= (tag[index] ?? 0) ^ (token[PAYLOAD_LENGTH + index] ?? 0);
  }
  return difference === 0 ? decodePayload(token, key.version) : null;
}

/**
 * Recognises a Sightline URL of any sender, to clean quoted text and to know own mail again: as it is, in the fragment that
 * Gmail's image proxy adds, or as a parameter of another URL (Safe Links, google.com/url). "any" takes every origin: the
 * shape alone decides. It proves nothing. The destination of a click comes with its fragment.
 */
export function findTrackedUrl(url: string, origins: readonly string[] | "any"): ParsedHit | null {
  const outer = TRACKED_SHAPE.test(url) ? URL.parse(url) : null;
  if (outer === null) return null;
  const direct = readTrackedUrl(outer, origins);
  if (direct !== null) return direct;
  for (const text of [outer.hash.slice(1), ...outer.searchParams.values()]) {
    const inner = URL.parse(text);
    const found = inner === null ? null : readTrackedUrl(inner, origins);
    if (found !== null) return found;
  }
  return null;
}

function readTrackedUrl(url: URL, origins: readonly string[] | "any"): ParsedHit | null {
  const isOurs =
    origins === "any" || origins.some((origin) => URL.parse(origin)?.origin === url.origin);
  if (!isOurs) return null;
  const hit = parseHitTarget(url.pathname + url.search);
  if (hit?.kind === "open") return hit;
  return hit?.kind === "click" ? { ...hit, destination: hit.destination + url.hash } : null;
}

function mintToken(key: SenderKey, payload: TokenPayload, canonical: string): string {
  const token = new Uint8Array(TOKEN_LENGTH);
  token.set(encodePayload(payload, key.version));
  token.set(
    key.tag(signedMessage(canonical === "" ? "open" : "click", key.sid, token, canonical)),
    PAYLOAD_LENGTH,
  );
  return encodeBase64Url(token);
}

/** "o" or "c" · sid · the token's payload · for a click, the canonical destination; all ASCII but the payload. */
function signedMessage(
  kind: ParsedHit["kind"],
  sid: SenderId,
  token: Uint8Array,
  canonical: string,
): Uint8Array {
  const payloadStart = 1 + sid.length;
  const destinationStart = payloadStart + PAYLOAD_LENGTH;
  const message = new Uint8Array(destinationStart + canonical.length);
  message[0] = kind.charCodeAt(0);
  for (let index = 0; index < sid.length; index++) message[1 + index] = sid.charCodeAt(index);
  message.set(token.subarray(0, PAYLOAD_LENGTH), payloadStart);
  for (let index = 0; index < canonical.length; index++) {
    message[destinationStart + index] = canonical.charCodeAt(index);
  }
  return message;
}

/** Reads `/<s|h>/<host>/<path>?<query>`. */
function arrivedDestination(tail: string): string | null {
  const match = CLICK_TAIL.exec(tail);
  if (match === null || hasControlCharacter(tail) || BEYOND_BYTES.test(tail)) return null;
  const scheme = SCHEMES.get(withoutNeedlessEscapes(match[1]));
  if (scheme === undefined) return null;
  const host = canonicalHost(scheme, escapeAmbiguous(match[2]));
  const rest = escapeAmbiguous(match[3]);
  return host === null ? null : `${scheme}://${host}${rest.startsWith("/") ? "" : "/"}${rest}`;
}

/** Spaces, bytes beyond ASCII (nobody says in which encoding they are), and "\", which browsers take for "/". */
function escapeAmbiguous(text = ""): string {
  return text.replace(
    /[ \\\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function withoutNeedlessEscapes(text = ""): string {
  return text.includes("%") ? canonicalEscapes(text) : text;
}

function isSid(text: string): text is SenderId {
  return SID.test(text);
}
