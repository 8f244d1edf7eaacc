import { createECDH, createPublicKey } from "node:crypto";

/** Whether this is what RFC 8292 calls a public key: an uncompressed point of P-256, 65 bytes as base64url. */
export function isPushKey(text: string): boolean {
  const point = Buffer.from(text, "base64url");
  if (!/^[A-Za-z0-9_-]{87}$/.test(text) || point[0] !== 4) return false;
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  try {
    createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
    return true;
  } catch {
    return false;
  }
}

/** Whether the keys belong together; else every push service would refuse what is signed with them. */
export function isKeyPair(publicKey: string, privateKey: string): boolean {
  const keys = createECDH("prime256v1");
  try {
    keys.setPrivateKey(privateKey, "base64url");
  } catch {
    return false;
  }
  return keys.getPublicKey("base64url") === publicKey;
}
