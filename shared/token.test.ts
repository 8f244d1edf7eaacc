import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { messageIdSchema } from "./ids.ts";
import {
  decodePayload,
  encodePayload,
  randomMessageId,
  tokenVersion,
  type TokenPayload,
} from "./token.ts";

const payload: TokenPayload = {
  messageId: messageIdSchema.parse("AQIDBAUGBwg"),
  mintedAt: 0xf1e2_d3c4,
  recipient: 7,
  link: 255,
};

test("the payload is version, message id, big-endian seconds, recipient, link", () => {
  expect([...encodePayload(payload, 254)]).toEqual([
    254, 1, 2, 3, 4, 5, 6, 7, 8, 0xf1, 0xe2, 0xd3, 0xc4, 7, 255,
  ]);
});

test("what was written is read", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(
      fc.nat({ max: 0xffff_ffff }),
      byte,
      byte,
      fc.integer({ min: 1, max: 255 }),
      (mintedAt, recipient, link, version) => {
        const messageId = randomMessageId(randomBytes);
        const written = { messageId, mintedAt, recipient, link };
        expect(decodePayload(encodePayload(written, version), version)).toEqual(written);
      },
    ),
  );
});

test("another version is not read", () => {
  expect(decodePayload(encodePayload(payload, 1), 2)).toBeNull();
  expect(decodePayload(encodePayload(payload, 2), 1)).toBeNull();
});

test("a token says under which version of the secret it was minted", () => {
  for (const version of [1, 2, 255]) {
    const token = Buffer.concat([encodePayload(payload, version), Buffer.alloc(9, 255)]);
    expect(tokenVersion(token.toString("base64url"))).toBe(version);
  }
  expect(tokenVersion("A".repeat(32))).toBeNull();
  expect(tokenVersion("")).toBeNull();
  expect(tokenVersion("++++")).toBeNull();
});

test.each([0, 256, 1.5, -1])("version %d is a bug of the caller", (version) => {
  expect(() => encodePayload(payload, version)).toThrow(RangeError);
});

test.each([
  ["a short message id", { messageId: messageIdSchema.parse("AQIDBAUGBwg").slice(1) }],
  ["a message id with bits left over", { messageId: "AQIDBAUGBwh" }],
  ["a fraction of a second", { mintedAt: 1.5 }],
  ["milliseconds", { mintedAt: 1_795_000_000_000 }],
  ["a time before 1970", { mintedAt: -1 }],
  ["a 257th recipient", { recipient: 256 }],
  ["a 256th link", { link: 256 }],
])("%s is a bug of the caller", (_, change) => {
  expect(() => encodePayload({ ...payload, ...change } as TokenPayload, 1)).toThrow(RangeError);
});

test("message ids are 8 random bytes", () => {
  expect(randomMessageId((n) => new Uint8Array(n).fill(255))).toBe("__________8");
  expect(messageIdSchema.safeParse(randomMessageId(randomBytes)).success).toBe(true);
});
