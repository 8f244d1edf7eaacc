import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { canonicalDestination } from "./canonical-destination.ts";
import { messageIdSchema, senderIdSchema } from "./ids.ts";
import { deriveSenderKey, prepareSenderKey } from "./sender-key.ts";
import type { TokenPayload } from "./token.ts";
import { mintClickUrl, mintOpenUrl, parseHitTarget, verifyHit } from "./tracked-url.ts";
import vectors from "./vectors/tracked-url.json" with { type: "json" };

const sid = senderIdSchema.parse(vectors.sid);
const key = prepareSenderKey(sid, Buffer.from(vectors.senderKeyHex, "hex"), 1);
const ctx = { trackingOrigin: vectors.trackingOrigin, key };

function payloadOf(json: { messageId: string } & Omit<TokenPayload, "messageId">): TokenPayload {
  return { ...json, messageId: messageIdSchema.parse(json.messageId) };
}

function verify(target: string, under = key): TokenPayload | null {
  const hit = parseHitTarget(target);
  return hit?.kind === "open" || hit?.kind === "click" ? verifyHit(under, hit) : null;
}

test("the sender key", () => {
  const derived = deriveSenderKey(Buffer.from(vectors.serverSecretHex, "hex"), sid);
  expect(Buffer.from(derived).toString("hex")).toBe(vectors.senderKeyHex);
});

describe("opens", () => {
  test.each(vectors.opens)("$url", ({ payload, signedHex, url }) => {
    const { link: _, ...open } = payloadOf(payload);
    expect(mintOpenUrl(ctx, open)).toBe(url);
    expect(verify(url)).toEqual(payload);
    expect(tagIn(url)).toEqual(Buffer.from(key.tag(Buffer.from(signedHex, "hex"))));
  });
});

describe("clicks", () => {
  test.each(vectors.clicks)(
    "$destination",
    ({ destination, canonical, payload, signedHex, url }) => {
      expect(canonicalDestination(new URL(destination).href)).toBe(canonical);
      expect(mintClickUrl(ctx, payloadOf(payload), destination)).toBe(url);
      expect(verify(url)).toEqual(payload);
      expect(tagIn(url)).toEqual(Buffer.from(key.tag(Buffer.from(signedHex, "hex"))));
    },
  );
});

describe("verified all the same", () => {
  test.each(vectors.verified)("$why", ({ target, payload, destination }) => {
    const hit = parseHitTarget(target);
    expect(hit !== null && "destination" in hit ? hit.destination : null).toBe(destination);
    expect(verify(target)).toEqual(payload);
  });
});

describe("rejected", () => {
  test.each(vectors.rejected)("$why", ({ target, kind }) => {
    expect(parseHitTarget(target)?.kind).toBe(kind);
    expect(verify(target)).toBeNull();
  });
});

describe.each(vectors.laterVersions)("version $version of the secret", (later) => {
  const derived = deriveSenderKey(Buffer.from(later.serverSecretHex, "hex"), sid);
  const laterKey = prepareSenderKey(sid, derived, later.version);
  const laterCtx = { ...ctx, key: laterKey };

  test("the sender key", () => {
    expect(Buffer.from(derived).toString("hex")).toBe(later.senderKeyHex);
  });

  test.each(later.opens)("$url", ({ payload, signedHex, url }) => {
    const { link: _, ...open } = payloadOf(payload);
    expect(mintOpenUrl(laterCtx, open)).toBe(url);
    expect(verify(url, laterKey)).toEqual(payload);
    expect(verify(url)).toBeNull();
    expect(tagIn(url)).toEqual(Buffer.from(laterKey.tag(Buffer.from(signedHex, "hex"))));
  });

  test.each(later.clicks)("$destination", ({ destination, payload, signedHex, url }) => {
    expect(mintClickUrl(laterCtx, payloadOf(payload), destination)).toBe(url);
    expect(verify(url, laterKey)).toEqual(payload);
    expect(verify(url)).toBeNull();
    expect(tagIn(url)).toEqual(Buffer.from(laterKey.tag(Buffer.from(signedHex, "hex"))));
  });

  test.each(later.rejected)("rejects $why", ({ target }) => {
    expect(verify(target, laterKey)).toBeNull();
  });
});

/** The last 9 bytes of the token, which is the fourth part of the path. */
function tagIn(url: string): Buffer {
  const token = new URL(url).pathname.split("/")[3] ?? "";
  return Buffer.from(token.slice(0, 32), "base64url").subarray(15);
}
