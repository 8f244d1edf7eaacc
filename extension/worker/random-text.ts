import { encodeBase64Url } from "../../shared/base64url.ts";

/** 128 random bits as 22 characters of base64url. */
export function randomText(): string {
  return encodeBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}
