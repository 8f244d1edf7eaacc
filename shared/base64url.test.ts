import { Buffer } from "node:buffer";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";

test("agrees with Node in both directions", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = Buffer.from(bytes).toString("base64url");
      expect(encodeBase64Url(bytes)).toBe(text);
      expect(decodeBase64Url(text)).toEqual(bytes);
    }),
  );
});

test.each(["A", "AAAAA", "AA==", "AA AA", "AA+A", "AA/A", "AAé", "\u0141AAA"])(
  "%j is not base64url",
  (text) => {
    expect(decodeBase64Url(text)).toBeNull();
  },
);

test("bits left over at the end must be zero, so that no two texts mean the same bytes", () => {
  expect(decodeBase64Url("AQ")).toEqual(new Uint8Array([1]));
  expect(decodeBase64Url("AR")).toBeNull();
});
