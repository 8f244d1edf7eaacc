import { Buffer } from "node:buffer";
import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatSecretRing,
  newSecretRing,
  parseSecretRing,
  retire,
  rotate,
  type SecretRing,
} from "./secret-ring.ts";

const ONE = "A".repeat(43);
const TWO = "_".repeat(42) + "8";

test("a bare value, as it was before there were versions, is version 1", () => {
  const ring = parsed(`${ONE}\n`);
  expect(ring).toMatchObject({ current: 1, versions: [1] });
  expect(ring.secret(1)).toEqual(new Uint8Array(32));
  expect(ring.secret(2)).toBeNull();
  expect(ring.secret(0)).toBeNull();
});

test("the last line is the version in force, and a retired one is none", () => {
  const ring = parsed(`1:retired\r\n2:${ONE}\r\n7:${TWO}`);
  expect(ring).toMatchObject({ current: 7, versions: [1, 2, 7] });
  expect(ring.secret(1)).toBeNull();
  expect(ring.secret(2)).toEqual(new Uint8Array(32));
  expect(ring.secret(7)).toEqual(new Uint8Array(32).fill(255));
});

test("a line may be added below a bare value", () => {
  expect(parsed(`${ONE}\n2:${TWO}`)).toMatchObject({ current: 2, versions: [1, 2] });
});

test("any 43 characters are read as they always were", () => {
  const character = fc.constantFrom(
    ...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
  );
  fc.assert(
    fc.property(fc.string({ unit: character, minLength: 43, maxLength: 43 }), (text) => {
      expect(parsed(text).secret(1)).toEqual(new Uint8Array(Buffer.from(text, "base64url")));
    }),
  );
});

describe("names the line at fault, and nothing of what it holds", () => {
  test.each([
    ["", 1, "is not 32 bytes as base64url"],
    ["hunter2", 1, "is not 32 bytes as base64url"],
    [`1:${ONE}A`, 1, "is not 32 bytes as base64url"],
    [`1:${ONE.slice(1)}=`, 1, "is not 32 bytes as base64url"],
    [`1:${ONE.slice(1)}+`, 1, "is not 32 bytes as base64url"],
    [`1: ${ONE}`, 1, "is not 32 bytes as base64url"],
    [`0:${ONE}`, 1, "is not 32 bytes as base64url"],
    [`01:${ONE}`, 1, "is not 32 bytes as base64url"],
    [`256:${ONE}`, 1, "has a version above 255"],
    ["1:retired", 1, "retires the newest version: nothing could be minted"],
    ["retired", 1, "retires the newest version: nothing could be minted"],
    [`1:${ONE}\n2:retired`, 2, "retires the newest version: nothing could be minted"],
    [`1:${ONE}\n${TWO}`, 2, "does not begin with its version"],
    [`1:${ONE}\n\n2:${TWO}`, 2, "does not begin with its version"],
    [`1:${ONE}\n1:${TWO}`, 2, "has version 1, which does not follow 1"],
    [`3:${ONE}\n2:${TWO}`, 2, "has version 2, which does not follow 3"],
    [`1:${ONE}\n2:RETIRED\n3:${TWO}`, 2, "is not 32 bytes as base64url"],
    [`1:${ONE}\n2:${TWO} \n3:${TWO}`, 2, "is not 32 bytes as base64url"],
  ])("%j", (text, line, fault) => {
    expect(parseSecretRing(text)).toEqual({ kind: "damaged", line, fault });
  });
});

test("a new ring has one version", () => {
  const ring = newSecretRing((n) => new Uint8Array(n).fill(255));
  expect(formatSecretRing(ring)).toBe(`1:${TWO}\n`);
});

test("rotating adds a version and leaves the others as they are", () => {
  const ring = rotate(parsed(ONE), (n) => new Uint8Array(n).fill(255));
  expect(ring.current).toBe(2);
  expect(formatSecretRing(ring)).toBe(`1:${ONE}\n2:${TWO}\n`);
});

test("retiring forgets a version's secret, and only that", () => {
  const ring = retire(rotate(parsed(ONE), randomBytes), 1);
  expect(ring.secret(1)).toBeNull();
  expect(formatSecretRing(ring)).toMatch(/^1:retired\n2:[A-Za-z0-9_-]{43}\n$/);
  expect(formatSecretRing(retire(ring, 1))).toBe(formatSecretRing(ring));
});

test("what cannot be rotated or retired is a bug of the caller", () => {
  const last = parsed(`255:${ONE}`);
  expect(() => rotate(last, randomBytes)).toThrow(RangeError);
  expect(() => retire(last, 255)).toThrow("the current version");
  expect(() => retire(last, 1)).toThrow("no version 1");
});

test("whatever was rotated and retired, the text gives the same ring again", () => {
  const step = fc.oneof(fc.constant("rotate" as const), fc.integer({ min: 1, max: 40 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let ring = newSecretRing(randomBytes);
      for (const change of steps) {
        if (change === "rotate") ring = rotate(ring, randomBytes);
        else if (change < ring.current) ring = retire(ring, change);
      }
      const again = parsed(formatSecretRing(ring));
      expect(again.current).toBe(ring.current);
      expect(secretsOf(again)).toEqual(secretsOf(ring));
      expect(again.secret(again.current)).not.toBeNull();
    }),
  );
});

function parsed(text: string): SecretRing {
  const outcome = parseSecretRing(text);
  if (outcome.kind === "ring") return outcome.ring;
  throw new Error(`line ${outcome.line} ${outcome.fault}`);
}

function secretsOf(ring: SecretRing) {
  return ring.versions.map((version) => [version, hex(ring.secret(version))]);
}

function hex(bytes: Uint8Array | null) {
  return bytes === null ? null : Buffer.from(bytes).toString("hex");
}
