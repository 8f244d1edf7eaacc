import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";
import { LAST_VERSION } from "./token.ts";

const SECRET_BYTES = 32;
const SECRET_LENGTH = 43;
const LINE = /^(?:([1-9][0-9]{0,2}):)?(.*)$/;
const RETIRED = "retired";

/** Every version that the server's secret has had. All but the current one may be retired. */
export interface SecretRing {
  /** The newest version: new links are minted under it. */
  readonly current: number;
  /** All versions, the retired ones too, oldest first. */
  readonly versions: readonly number[];
  /** 32 bytes; null for a version that is retired or never was. */
  secret(version: number): Uint8Array | null;
}

/** What a text came to. A fault never repeats what the text holds. */
export type ParsedSecretRing =
  | { readonly kind: "ring"; readonly ring: SecretRing }
  | {
      readonly kind: "damaged";
      /** From 1. */
      readonly line: number;
      /** What is wrong with the line, such as "is not 32 bytes as base64url". */
      readonly fault: string;
    };

type Entries = ReadonlyMap<number, Uint8Array | null>;

/** A ring of one version, number 1. `randomBytes` must be cryptographically strong. */
export function newSecretRing(randomBytes: (length: number) => Uint8Array): SecretRing {
  return ringOf(new Map([[1, randomBytes(SECRET_BYTES)]]));
}

/**
 * Reads the text of a ring: one version a line, `<number>:<32 bytes as base64url>`, or `<number>:retired` when its links
 * are no longer honoured; the numbers rise, and the last line is the current version. A first line without a number is
 * version 1. Line ends and white space around the text do not count; everything else does.
 */
export function parseSecretRing(text: string): ParsedSecretRing {
  const entries = new Map<number, Uint8Array | null>();
  let last = 0;
  const lines = text.trim().split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const damaged = (fault: string) => ({ kind: "damaged", line: index + 1, fault }) as const;
    const [, number, value = ""] = LINE.exec(line) ?? [];
    if (number === undefined && index > 0) return damaged("does not begin with its version");
    const version = Number(number ?? 1);
    if (version > LAST_VERSION) return damaged(`has a version above ${LAST_VERSION}`);
    if (version <= last) return damaged(`has version ${version}, which does not follow ${last}`);
    last = version;
    const secret = value === RETIRED ? null : parseSecret(value);
    if (secret === undefined) return damaged(`is not ${SECRET_BYTES} bytes as base64url`);
    if (secret === null && index === lines.length - 1) {
      return damaged("retires the newest version: nothing could be minted");
    }
    entries.set(version, secret);
  }
  return { kind: "ring", ring: ringOf(entries) };
}

/** The text that `parseSecretRing` reads, every line with its number and a line end. It is secret. */
export function formatSecretRing(ring: SecretRing): string {
  const lines = ring.versions.map((version) => {
    const secret = ring.secret(version);
    return `${version}:${secret === null ? RETIRED : encodeBase64Url(secret)}\n`;
  });
  return lines.join("");
}

/**
 * A ring with one more version, the current one from then on. Links minted under the others keep working.
 * @throws {RangeError} when there is no number left above the current one: a token has one byte for it.
 */
export function rotate(ring: SecretRing, randomBytes: (length: number) => Uint8Array): SecretRing {
  if (ring.current >= LAST_VERSION)
    throw new RangeError(`there is no version after ${LAST_VERSION}`);
  return ringOf(new Map([...entriesOf(ring), [ring.current + 1, randomBytes(SECRET_BYTES)]]));
}

/**
 * A ring that no longer honours a version: its links then lead to the page of damaged links, and its pixels are not
 * counted. It cannot be undone, because the secret is gone.
 * @throws {RangeError} for the current version, and for one that the ring does not have.
 */
export function retire(ring: SecretRing, version: number): SecretRing {
  if (version === ring.current) throw new RangeError("the current version cannot be retired");
  if (!ring.versions.includes(version)) throw new RangeError(`there is no version ${version}`);
  return ringOf(new Map([...entriesOf(ring), [version, null]]));
}

function ringOf(entries: Entries): SecretRing {
  const versions = [...entries.keys()];
  return {
    current: versions.at(-1) ?? 0,
    versions,
    secret: (version) => entries.get(version) ?? null,
  };
}

function entriesOf(ring: SecretRing): Entries {
  return new Map(ring.versions.map((version) => [version, ring.secret(version)]));
}

/** The bytes, or undefined when the text is anything else. */
function parseSecret(text: string): Uint8Array | undefined {
  if (text.length !== SECRET_LENGTH) return undefined;
  // Of the last character two bits are left over. Where somebody made up 43 characters they are not zero.
  return decodeBase64Url(`${text}A`)?.subarray(0, SECRET_BYTES);
}
