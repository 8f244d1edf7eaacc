import { createPublicKey, verify } from "node:crypto";
import * as z from "zod/mini";

const claimsSchema = z.object({ aud: z.string(), exp: z.number(), sub: z.string() });

interface Signed {
  /** The `Authorization` header of a push message. */
  readonly authorization: string | undefined;
  /** The key that the subscription was made with, an uncompressed P-256 point. */
  readonly publicKey: Buffer;
  readonly audience: string;
  /** Milliseconds. */
  readonly now: number;
}

/** What a push service checks of the sender (RFC 8292, sections 2 and 3). Null: all is well; else what is not. */
export function vapidFault({ authorization, publicKey, audience, now }: Signed): string | null {
  const parts = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/.exec(authorization ?? "");
  if (parts === null) return "not signed";
  const [, header = "", payload = "", signature = "", key = ""] = parts;
  if (!Buffer.from(key, "base64url").equals(publicKey)) return "signed with another key";
  const isSigned = verify(
    "sha256",
    Buffer.from(`${header}.${payload}`),
    { key: asKey(publicKey), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isSigned) return "the signature is wrong";
  const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  if (!claims.success) return "a claim is missing";
  const { aud, exp, sub } = claims.data;
  if (aud !== audience) return "meant for another push service";
  if (exp * 1_000 <= now || exp * 1_000 > now + 24 * 3_600_000) return "expired, or valid too long";
  if (!/^(?:mailto:|https:)/.test(sub)) return "no contact";
  return null;
}

function asKey(point: Buffer): ReturnType<typeof createPublicKey> {
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33, 65).toString("base64url");
  return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
}
