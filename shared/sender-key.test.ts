import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { senderIdSchema } from "./ids.ts";
import { deriveSenderKey, prepareSenderKey, randomSenderId } from "./sender-key.ts";

const sid = senderIdSchema.parse("abcdefghij2");

test("the sender key is HKDF-SHA-256 as Node computes it", () => {
  const secret = randomBytes(32);
  const expected = hkdfSync("sha256", secret, "", "sightline sender key v1abcdefghij2", 32);
  expect(deriveSenderKey(secret, sid)).toEqual(new Uint8Array(expected));
});

test("a tag is the start of HMAC-SHA-256 as Node computes it, however often the key was used", () => {
  const key = randomBytes(32);
  const prepared = prepareSenderKey(sid, key, 1);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
      const expected = createHmac("sha256", key).update(message).digest().subarray(0, 9);
      expect([...prepared.tag(message)]).toEqual([...expected]);
    }),
  );
});

test("a tag stays as it was when the next one is made", () => {
  const prepared = prepareSenderKey(sid, randomBytes(32), 1);
  const first = prepared.tag(new Uint8Array([1]));
  const copy = [...first];
  prepared.tag(new Uint8Array([2]));
  expect([...first]).toEqual(copy);
});

test("sender ids are 11 characters of base32", () => {
  expect(randomSenderId((n) => new Uint8Array(n).fill(255))).toBe("77777777777");
  expect(senderIdSchema.safeParse(randomSenderId(randomBytes)).success).toBe(true);
});
