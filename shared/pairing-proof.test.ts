import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { senderIdSchema } from "./ids.ts";
import { pairingProof } from "./pairing-proof.ts";
import { prepareSenderKey } from "./sender-key.ts";
import { pairRequestSchema } from "./wire.ts";

const sid = senderIdSchema.parse("abcdefghij2");
const keyBytes = new Uint8Array(32).fill(7);
const key = prepareSenderKey(sid, keyBytes, 1);

test("is the HMAC, cut to 9 bytes, of a message that no token signs", () => {
  const hmac = createHmac("sha256", keyBytes).update("pairing proof v1abcdefghij27KQMW2XD");
  expect(pairingProof(key, "7KQM-W2XD")).toBe(hmac.digest().subarray(0, 9).toString("base64url"));
});

test("is the same however the code is typed, and another for another code, sender or key", () => {
  const proof = pairingProof(key, "7KQM-W2XD");
  expect(pairingProof(key, " 7kqm w2xd ")).toBe(proof);
  const other = senderIdSchema.parse("bbcdefghij2");
  expect(pairingProof(key, "7KQM-W2XE")).not.toBe(proof);
  expect(pairingProof(prepareSenderKey(other, keyBytes, 1), "7KQM-W2XD")).not.toBe(proof);
  expect(pairingProof(prepareSenderKey(sid, new Uint8Array(32), 1), "7KQM-W2XD")).not.toBe(proof);
});

test("travels in the request", () => {
  const resume = { sid, keyVersion: key.version, proof: pairingProof(key, "7KQM-W2XD") };
  const request = { code: "7KQM-W2XD", resume };
  expect(pairRequestSchema.parse(request)).toEqual(request);
  expect(pairRequestSchema.parse({ code: "7KQM-W2XD" })).toEqual({ code: "7KQM-W2XD" });
});
