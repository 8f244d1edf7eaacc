import { encodeBase64Url } from "./base64url.ts";
import type { SenderId } from "./ids.ts";
import type { SenderKey } from "./sender-key.ts";

/** A pairing code in its one form, however it was typed: capitals, neither hyphen nor space. */
export function normalizePairingCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "");
}

/**
 * Shows that a browser holds the key of an earlier sender, for this one pairing code: the key's tag as 12 characters of
 * base64url over `pairingProofMessage`.
 */
export function pairingProof(key: SenderKey, code: string): string {
  return encodeBase64Url(key.tag(pairingProofMessage(key.sid, code)));
}

/**
 * `"pairing proof v1" + sid + normalised code` (UTF-8). What tokens sign begins with "o" or "c", so none of their tags is
 * ever a proof.
 */
export function pairingProofMessage(sid: SenderId, code: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`pairing proof v1${sid}${normalizePairingCode(code)}`);
}
