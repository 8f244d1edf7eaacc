import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { exampleEvent } from "../core/example-event.ts";
import { eventFields, STORED_AT } from "./firestore/event-document.ts";

interface Override {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly ttl?: boolean;
  readonly indexes: readonly { readonly order: string; readonly queryScope: string }[];
}

const file = new URL("firestore.indexes.json", import.meta.url);
const spec: { readonly indexes: readonly object[]; readonly fieldOverrides: readonly Override[] } =
  JSON.parse(readFileSync(file, "utf8"));

const overridesOf = (group: string) =>
  spec.fieldOverrides.filter(({ collectionGroup }) => collectionGroup === group);

test("firebase-tools takes the file for what it deploys", () => {
  // It has no schema to validate against, but a function that does it before each deployment.
  const { FirestoreApi }: { FirestoreApi: new () => { validateSpec: (spec: unknown) => void } } =
    createRequire(import.meta.url)("firebase-tools/lib/firestore/api.js");
  const api = new FirestoreApi();
  expect(() => api.validateSpec(spec)).not.toThrow();
  const damaged = { ...spec, fieldOverrides: [{ collectionGroup: "events", indexes: [] }] };
  expect(() => api.validateSpec(damaged)).toThrow("fieldPath");
});

test("says of every field of an event whether it is indexed", () => {
  const written = [...Object.keys(eventFields(exampleEvent(1), 0)), STORED_AT];
  expect(
    overridesOf("events")
      .map(({ fieldPath }) => fieldPath)
      .sort(),
  ).toEqual(written.sort());
});

test("indexes of an event only what is asked for, and within one sender only", () => {
  const indexed = overridesOf("events").filter(({ indexes }) => indexes.length > 0);
  const ascending = [{ order: "ASCENDING", queryScope: "COLLECTION" }];
  expect(indexed.map(({ fieldPath, indexes }) => ({ fieldPath, indexes }))).toEqual([
    { fieldPath: STORED_AT, indexes: ascending },
    { fieldPath: "receivedAt", indexes: ascending },
  ]);
});

test("lets Firestore delete events, and nothing else, by the time in expireAt", () => {
  const deleted = spec.fieldOverrides.filter(({ ttl }) => ttl === true);
  expect(deleted.map(({ collectionGroup, fieldPath }) => [collectionGroup, fieldPath])).toEqual([
    ["events", "expireAt"],
  ]);
});

test("finds the devices of one sender, the last heard of first, and the silent ones of all", () => {
  const indexed = overridesOf("devices").filter(({ indexes }) => indexes.length > 0);
  expect(indexed.map(({ fieldPath, indexes }) => ({ fieldPath, indexes }))).toEqual([
    {
      fieldPath: "seenAt",
      indexes: [
        { order: "DESCENDING", queryScope: "COLLECTION" },
        { order: "ASCENDING", queryScope: "COLLECTION_GROUP" },
      ],
    },
  ]);
});
