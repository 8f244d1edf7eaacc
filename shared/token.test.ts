import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { messageIdSchema } from "./ids.ts";
import { decodePayload, encodePayload, randomMessageId, type TokenPayload } from "./token.ts";

const payload: TokenPayload = {
  messageId: messageIdSchema.parse("AQIDBAUGBwg"),
  mintedAt: 0xf1e2_d3c4,
  recipient: 7,
  link: 255,
};

test("the payload is version, message id, big-endian seconds, recipient, link", () => {
  expect([...encodePayload(payload)]).toEqual([
    1, 1, 2, 3, 4, 5, 6, 7, 8, 0xf1, 0xe2, 0xd3, 0xc4, 7, 255,
  ]);
});

test("what was written is read", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.nat({ max: 0xffff_ffff }), byte, byte, (mintedAt, recipient, link) => {
      const messageId = randomMessageId(randomBytes);
      const written = { messageId, mintedAt, recipient, link };
      expect(decodePayload(encodePayload(written))).toEqual(written);
    }),
  );
});

test("another version is not read", () => {
  const bytes = encodePayload(payload);
  bytes[0] = 2;
  expect(decodePayload(bytes)).toBeNull();
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
  expect(() => encodePayload({ ...payload, ...change } as TokenPayload)).toThrow(RangeError);
});

test("message ids are 8 random bytes", () => {
  expect(randomMessageId((n) => new Uint8Array(n).fill(255))).toBe("__________8");
  expect(messageIdSchema.safeParse(randomMessageId(randomBytes)).success).toBe(true);
});
