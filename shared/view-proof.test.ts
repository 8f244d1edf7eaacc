import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventIdSchema, messageIdSchema, senderIdSchema } from "./ids.ts";
import { prepareSenderKey } from "./sender-key.ts";
import vectors from "./vectors/view-proof.json" with { type: "json" };
import { viewProof } from "./view-proof.ts";
import { VIEW_TOLERANCE_MS, viewRequestSchema, type ViewRequest } from "./wire.ts";

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".split("");
const sid = senderIdSchema.parse(vectors.sid);
const keyBytes = new Uint8Array(32).fill(7);
const key = prepareSenderKey(sid, keyBytes, 1);
const view = {
  id: eventIdSchema.parse("0123456789ab0123456789abcdef"),
  messageId: messageIdSchema.parse("AQIDBAUGBwg"),
  mailClient: "gmail",
  at: 1_795_000_000_000,
  ago: 0,
} as const;

test("is the HMAC, cut to 9 bytes, of a message that no token and no pairing signs", () => {
  const signed = `view proof v1${sid}${view.id} AQIDBAUGBwggmail 1795000000000 0`;
  const hmac = createHmac("sha256", keyBytes).update(signed);
  expect(viewProof(key, view)).toBe(hmac.digest().subarray(0, 9).toString("base64url"));
});

test.each(vectors.views)("vector: version $keyVersion, $mailClient, $at, $ago", (vector) => {
  const hexes: Readonly<Record<string, string>> = vectors.senderKeysHex;
  const bytes = Buffer.from(hexes[vector.keyVersion] ?? "", "hex");
  const request = viewRequestSchema.parse({ sid, ...vector });
  expect(viewProof(prepareSenderKey(sid, bytes, vector.keyVersion), request)).toBe(vector.proof);
  const signed = createHmac("sha256", bytes).update(Buffer.from(vector.signedHex, "hex"));
  expect(signed.digest().subarray(0, 9).toString("base64url")).toBe(vector.proof);
});

describe("is another one", () => {
  const other: readonly Partial<ViewRequest>[] = [
    { id: eventIdSchema.parse("0123456789ab0123456789abcdee") },
    { messageId: messageIdSchema.parse("AQIDBAUGBwh") },
    { mailClient: "outlook" },
    { at: view.at + 1 },
    { ago: 1 },
  ];
  test.each(other)("for %o", (change) => {
    expect(viewProof(key, { ...view, ...change })).not.toBe(viewProof(key, view));
  });

  test("for another sender or key", () => {
    const stranger = prepareSenderKey(senderIdSchema.parse("bbcdefghij2"), keyBytes, 1);
    expect(viewProof(stranger, view)).not.toBe(viewProof(key, view));
    const wrong = prepareSenderKey(sid, new Uint8Array(32), 1);
    expect(viewProof(wrong, view)).not.toBe(viewProof(key, view));
  });

  test("for any two views that are not the same", () => {
    const base64url = (length: { minLength: number; maxLength: number }) =>
      fc.string({
        unit: fc.constantFrom(...BASE64URL),
        ...length,
      });
    const anyView = fc.record({
      id: base64url({ minLength: 16, maxLength: 40 }).map((id) => eventIdSchema.parse(id)),
      messageId: base64url({ minLength: 11, maxLength: 11 }).map((id) => messageIdSchema.parse(id)),
      mailClient: fc.constantFrom("gmail" as const, "outlook"),
      at: fc.nat(),
      ago: fc.nat(VIEW_TOLERANCE_MS),
    });
    fc.assert(
      fc.property(anyView, anyView, (one, two) => {
        const same = JSON.stringify(one) === JSON.stringify(two);
        expect(viewProof(key, one) === viewProof(key, two)).toBe(same);
      }),
    );
  });
});

test("travels in the request, which takes no view that is older than the tolerance", () => {
  const request = { sid, keyVersion: 1, ...view, proof: viewProof(key, view) };
  expect(viewRequestSchema.parse(request)).toEqual(request);
  const tooOld = { ...request, ago: VIEW_TOLERANCE_MS + 1 };
  expect(viewRequestSchema.safeParse(tooOld).success).toBe(false);
});
