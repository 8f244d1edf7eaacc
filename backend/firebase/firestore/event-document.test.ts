import * as fc from "fast-check";
import { expect, test } from "vitest";
import { logEventSchema } from "../../../shared/event.ts";
import { exampleEvent } from "../../core/example-event.ts";
import { anyEvent, anySender } from "./any-event.ts";
import { eventFields, type RestFields } from "./event-document.ts";

const DAY_MS = 86_400_000;

test("any event comes back from its document as it was", () => {
  const events = anySender.chain(anyEvent);
  fc.assert(
    fc.property(events, (event) => {
      const document = JSON.parse(JSON.stringify(eventFields(event, DAY_MS)));
      const plain = { ...plainFields(document), id: event.id, sid: event.sid };
      expect(logEventSchema.parse(plain)).toEqual(event);
    }),
  );
});

test("says when the document may be deleted", () => {
  const event = exampleEvent(1, { receivedAt: Date.UTC(2026, 10, 21, 13, 0, 0, 7) });
  expect(eventFields(event, 365 * DAY_MS)["expireAt"]).toEqual({
    timestampValue: "2027-11-21T13:00:00.007Z",
  });
});

test("never says a time that Firestore cannot hold", () => {
  const event = exampleEvent(1, { receivedAt: Number.MAX_SAFE_INTEGER });
  expect(eventFields(event, DAY_MS)["expireAt"]).toEqual({
    timestampValue: "9999-12-31T23:59:59.999Z",
  });
});

test("half a character does not keep an event from being stored", () => {
  const { client } = exampleEvent(1);
  const event = exampleEvent(1, { client: { ...client, family: "a\ud83dz" } });
  expect(eventFields(event, DAY_MS)["client"]).toMatchObject({
    mapValue: { fields: { family: { stringValue: "a\ufffdz" } } },
  });
});

/** What Firestore's own libraries make of the values of its REST API. */
function plainFields(fields: RestFields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]));
}

function plain(value: RestFields[string]): unknown {
  if ("stringValue" in value) return value.stringValue;
  if ("integerValue" in value) return Number(value.integerValue);
  if ("timestampValue" in value) return new Date(value.timestampValue);
  if ("arrayValue" in value) return value.arrayValue.values.map(plain);
  if ("mapValue" in value) return plainFields(value.mapValue.fields);
  return null;
}
