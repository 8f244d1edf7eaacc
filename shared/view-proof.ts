import { encodeBase64Url } from "./base64url.ts";
import type { SenderKey } from "./sender-key.ts";
import type { ViewRequest } from "./wire.ts";

/**
 * Shows that a view is the word of a browser that holds the sender's key: the key's tag as 12 characters of base64url,
 * over `"view proof v1" + sid + id + " " + messageId + mailClient + " " + at + " " + ago` (ASCII). What tokens sign begins
 * with "o" or "c", and a pairing proof with "p", so none of their tags is ever this one. It is good for one view, at one
 * time.
 */
export function viewProof(
  key: SenderKey,
  { id, messageId, mailClient, at, ago }: Omit<ViewRequest, "sid" | "keyVersion" | "proof">,
): string {
  const message = `view proof v1${key.sid}${id} ${messageId}${mailClient} ${at} ${ago}`;
  return encodeBase64Url(key.tag(new TextEncoder().encode(message)));
}
