import { expect, test } from "vitest";
import webPush from "web-push";
import { isKeyPair, isPushKey } from "./push-key.ts";

test("takes a VAPID public key, and nothing else", () => {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  expect(isPushKey(publicKey)).toBe(true);
  for (const other of [
    "",
    privateKey,
    `${publicKey}=`,
    publicKey.slice(1),
    `A${publicKey.slice(1)}`,
    `B${"A".repeat(86)}`,
  ]) {
    expect(isPushKey(other)).toBe(false);
  }
});

test("tells whether two keys belong together", () => {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  expect(isKeyPair(publicKey, privateKey)).toBe(true);
  for (const other of ["", "A".repeat(43), webPush.generateVAPIDKeys().privateKey]) {
    expect(isKeyPair(publicKey, other)).toBe(false);
  }
});
