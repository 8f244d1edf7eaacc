import { createHash } from "node:crypto";

/** What is stored of a device token: its SHA-256, hexadecimal. The token is random, so it needs no salt. */
export function hashDeviceToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
