import { createDecipheriv, type ECDH, hkdfSync } from "node:crypto";

/** The receiving side of a subscription: what a browser keeps to itself. */
export interface Receiver {
  readonly keys: ECDH;
  readonly auth: Buffer;
}

const UNCOMPRESSED_POINT = 65;
const TAG_LENGTH = 16;

/**
 * Reads the body of a push message: `aes128gcm` (RFC 8188) with keys as RFC 8291, section 3.4, makes them.
 * @throws when it was not encrypted for this receiver, or is longer than the one record that a push message has.
 */
export function decryptPush(body: Buffer, { keys, auth }: Receiver): Buffer {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const senderKey = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  if (idLength !== UNCOMPRESSED_POINT) throw new Error("The sender's key is not a P-256 point.");
  if (record.length > body.readUInt32BE(16)) throw new Error("There is more than one record.");

  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), senderKey]);
  const secret = derive(keys.computeSecret(senderKey), auth, info, 32);
  const contentKey = derive(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derive(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);

  const decipher = createDecipheriv("aes-128-gcm", contentKey, nonce);
  decipher.setAuthTag(record.subarray(-TAG_LENGTH));
  const padded = Buffer.concat([
    decipher.update(record.subarray(0, -TAG_LENGTH)),
    decipher.final(),
  ]);
  const end = padded.lastIndexOf(2);
  if (end < 0) throw new Error("The record does not say that it is the last.");
  return padded.subarray(0, end);
}

function derive(key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", key, salt, info, length));
}
