import { encodeBase64Url } from "./base64url.ts";
import type { SenderId } from "./ids.ts";
import type { SenderKey } from "./sender-key.ts";
import type { ViewRequest } from "./wire.ts";

type SignedView = Omit<ViewRequest, "sid" | "keyVersion" | "proof">;

/**
 * Shows that a view is the word of a browser that holds the sender's key: the key's tag as 12 characters of base64url over
 * `viewProofMessage`. It is good for one view, at one time.
 */
export function viewProof(key: SenderKey, view: SignedView): string {
  return encodeBase64Url(key.tag(viewProofMessage(key.sid, view)));
}

/**
 * `"view proof v1" + sid + id + " " + messageId + mailClient + " " + at + " " + ago` (ASCII). What tokens sign begins with "o"
 * or "c", and a pairing proof with "p", so none of their tags is ever this one.
 */
export function viewProofMessage(
  sid: SenderId,
  { id, messageId, mailClient, at, ago }: SignedView,
): Uint8Array<ArrayBuffer> {
  const message = `view proof v1${sid}${id} ${messageId}${mailClient} ${at} ${ago}`;
  return new TextEncoder().encode(message);
}
