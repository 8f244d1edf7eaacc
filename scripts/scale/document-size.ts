import { exampleEvent } from "../../backend/core/example-event.ts";
import {
  eventFields,
  eventPath,
  STORED_AT,
} from "../../backend/firebase/firestore/event-document.ts";
import type { LogEvent } from "../../shared/event.ts";
import { viewEvent } from "../../shared/view-event.ts";

type Value = ReturnType<typeof eventFields>[string];

const TIMESTAMP = 8;

/** A view as it is stored. */
const VIEW = viewEvent({ ...exampleEvent(1), mailClient: "gmail" }, exampleEvent(1).receivedAt);

/** Bytes of one stored view, its index entries included. */
export function storedViewBytes(): number {
  return storedEventBytes(VIEW);
}

/**
 * Bytes of one stored event, its index entries included, by Google's rules
 * (https://firebase.google.com/docs/firestore/storage-size). The indexes are those of firestore.indexes.json: `storedAt` and
 * `receivedAt`, ascending, in the collection.
 */
export function storedEventBytes(event: LogEvent = exampleEvent(1)): number {
  const name = nameBytes(eventPath(event.sid, event.id));
  const fields = { ...eventFields(event, 0) };
  const document =
    name +
    Object.entries(fields).reduce((sum, [key, value]) => sum + text(key) + valueBytes(value), 0) +
    text(STORED_AT) +
    TIMESTAMP +
    32;
  const parent = nameBytes(eventPath(event.sid, event.id).split("/").slice(0, 2).join("/"));
  const entry = (field: string): number => name + parent + text(field) + TIMESTAMP + 32;
  return document + entry(STORED_AT) + entry("receivedAt");
}

function nameBytes(path: string): number {
  return path.split("/").reduce((sum, part) => sum + text(part), 16);
}

function text(value: string): number {
  return Buffer.byteLength(value) + 1;
}

function valueBytes(value: Value): number {
  if ("stringValue" in value) return text(value.stringValue);
  if ("nullValue" in value) return 1;
  if ("arrayValue" in value)
    return value.arrayValue.values.reduce((sum, item) => sum + valueBytes(item), 0);
  if ("mapValue" in value) {
    const { fields } = value.mapValue;
    return Object.entries(fields).reduce(
      (sum, [key, item]) => sum + text(key) + valueBytes(item),
      0,
    );
  }
  return TIMESTAMP;
}
