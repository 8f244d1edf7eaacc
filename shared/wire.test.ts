import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { toJSONSchema } from "zod";
import * as wire from "./wire.ts";

/**
 * The protocol's versions and the hash of all that crosses the wire in each. When the hash changes, an older extension
 * or server may not understand a newer one any more: raise `PROTOCOL_VERSION` and add a line. Before the first
 * release the line may be replaced instead.
 */
const HASHES: Readonly<Record<number, string>> = {
  1: "fa06a7a4184aa5a429c29a01985065d89458f34784d81ff0c35efb97d0f0ef6f",
};

test("the wire schemas are those of the protocol version", () => {
  const schemas = {
    serverInfo: toJSONSchema(wire.serverInfoSchema),
    pairRequest: toJSONSchema(wire.pairRequestSchema),
    pairResponse: toJSONSchema(wire.pairResponseSchema),
    deviceResponse: toJSONSchema(wire.deviceResponseSchema),
    deviceId: toJSONSchema(wire.deviceIdSchema),
    pushSubscription: toJSONSchema(wire.pushSubscriptionSchema),
    firebaseProject: toJSONSchema(wire.firebaseProjectSchema),
    key: toJSONSchema(wire.keyResponseSchema),
    authProblems: wire.AUTH_PROBLEMS,
    eventsPage: toJSONSchema(wire.eventsPageSchema),
    viewRequest: toJSONSchema(wire.viewRequestSchema),
    viewTolerance: wire.VIEW_TOLERANCE_MS,
    problem: toJSONSchema(wire.problemSchema),
    streamEvents: wire.STREAM_EVENTS,
  };
  const hash = createHash("sha256")
    .update(JSON.stringify(sorted(schemas)))
    .digest("hex");
  expect(hash).toBe(HASHES[wire.PROTOCOL_VERSION]);
});

test("every schema of the file is pinned", () => {
  const names = Object.keys(wire).filter((name) => name.endsWith("Schema"));
  expect(names.sort()).toEqual([
    "deviceIdSchema",
    "deviceResponseSchema",
    "eventsPageSchema",
    "firebaseProjectSchema",
    "keyResponseSchema",
    "pairRequestSchema",
    "pairResponseSchema",
    "problemSchema",
    "pushSubscriptionSchema",
    "serverInfoSchema",
    "viewRequestSchema",
  ]);
});

/** The same value with the keys of all objects in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

test("a proof of resuming from before keys had versions is one of version 1", () => {
  const resume = { sid: "annaannaann", proof: "A".repeat(12) };
  const { resume: read } = wire.pairRequestSchema.parse({ code: "x", resume });
  expect(read).toEqual({ ...resume, keyVersion: 1 });
});
