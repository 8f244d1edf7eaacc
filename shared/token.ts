import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";
import type { MessageId } from "./ids.ts";

const MESSAGE_ID_LENGTH = 8;

/** Versions of the server's secret run from 1 to this: one byte, and 0 is none. */
export const LAST_VERSION = 255;

/** version(1) · message id(8) · minted at(4) · recipient(1) · link(1) */
export const PAYLOAD_LENGTH = 15;

/** The payload and, behind it, the tag of a `SenderKey` (9). */
export const TOKEN_LENGTH = PAYLOAD_LENGTH + 9;

/** What a token says. */
export interface TokenPayload {
  readonly messageId: MessageId;
  /** When it was made, in unix seconds by the sender's clock. */
  readonly mintedAt: number;
  /** Index in the mail's recipients, 0 to 255. */
  readonly recipient: number;
  /** 0 for the pixel, else the position of the link in the mail, 1 to 255. */
  readonly link: number;
}

/** A new message id. `randomBytes` must be cryptographically strong. */
export function randomMessageId(randomBytes: (n: number) => Uint8Array): MessageId {
  return encodeBase64Url(randomBytes(MESSAGE_ID_LENGTH)) as MessageId;
}

/**
 * Writes a payload's 15 bytes.
 * @param version of the server's secret behind the key that will sign it, 1 to 255.
 * @throws {RangeError} for a version, message id, time or index that no token can hold: a bug of the caller's.
 */
export function encodePayload(payload: TokenPayload, version: number): Uint8Array {
  const messageId = decodeBase64Url(payload.messageId);
  if (messageId?.length !== MESSAGE_ID_LENGTH) throw new RangeError("not a message id");
  const bytes = new Uint8Array(PAYLOAD_LENGTH);
  bytes[0] = integer(version, 1, LAST_VERSION, "version");
  bytes.set(messageId, 1);
  const minted = integer(payload.mintedAt, 0, 0xffff_ffff, "mintedAt");
  bytes[9] = minted >>> 24;
  bytes[10] = minted >>> 16;
  bytes[11] = minted >>> 8;
  bytes[12] = minted;
  bytes[13] = integer(payload.recipient, 0, 255, "recipient");
  bytes[14] = integer(payload.link, 0, 255, "link");
  return bytes;
}

/** Reads a payload from the first 15 bytes; null when they are of another version of the server's secret. */
export function decodePayload(bytes: Uint8Array, version: number): TokenPayload | null {
  if (bytes[0] !== version) return null;
  const byte = (index: number): number => bytes[index] ?? 0;
  return {
    messageId: encodeBase64Url(bytes.subarray(1, 9)) as MessageId,
    mintedAt: byte(9) * 0x100_0000 + ((byte(10) << 16) | (byte(11) << 8) | byte(12)),
    recipient: byte(13),
    link: byte(14),
  };
}

/** What a token (base64url) claims, whether it is true or not. Null where it is none. */
export function claimedPayload(token: string): TokenPayload | null {
  const bytes = decodeBase64Url(token);
  if (bytes?.length !== TOKEN_LENGTH || bytes[0] === undefined || bytes[0] === 0) return null;
  return decodePayload(bytes, bytes[0]);
}

/** The version of the server's secret that a token (base64url) claims: its first byte. Null for 0, which is none. */
export function tokenVersion(token: string): number | null {
  const version = decodeBase64Url(token.slice(0, 4))?.[0] ?? 0;
  return version === 0 ? null : version;
}

function integer(value: number, least: number, most: number, name: string): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new RangeError(`${name} must be an integer from ${least} to ${most}`);
}
