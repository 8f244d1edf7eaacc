import { decodeBase64Url, encodeBase64Url } from "../shared/base64url.ts";
import { TAG_LENGTH } from "../shared/sender-key.ts";

/**
 * Gives what `SenderKey.tag` gives for a message, as 12 characters of base64url.
 * @param senderKey base64url
 */
export type SenderTag = (senderKey: string, message: Uint8Array<ArrayBuffer>) => Promise<string>;

/**
 * By the browser's own HMAC: for the background, which can wait for it, and would carry 3 KB of hashing otherwise. Rejects when
 * the key is none, which no server gives.
 */
export const senderTag: SenderTag = async (senderKey, message) => {
  const bytes = decodeBase64Url(senderKey);
  if (bytes === null) throw new Error("the sender's key is not base64url");
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", Uint8Array.from(bytes), algorithm, false, [
    "sign",
  ]);
  const tag = await crypto.subtle.sign("HMAC", key, message);
  return encodeBase64Url(new Uint8Array(tag, 0, TAG_LENGTH));
};
