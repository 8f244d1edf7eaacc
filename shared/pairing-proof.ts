import { encodeBase64Url } from "./base64url.ts";
import type { SenderKey } from "./sender-key.ts";

/** A pairing code in its one form, however it was typed: capitals, neither hyphen nor space. */
export function normalizePairingCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "");
}

/**
 * Shows that a browser holds the key of an earlier sender, for this one pairing code: the key's tag as 12 characters of
 * base64url, over `"pairing proof v1" + sid + normalised code` (UTF-8). What tokens sign begins with "o" or "c", so
 * none of their tags is ever a proof.
 */
export function pairingProof(key: SenderKey, code: string): string {
  const message = `pairing proof v1${key.sid}${normalizePairingCode(code)}`;
  return encodeBase64Url(key.tag(new TextEncoder().encode(message)));
}
