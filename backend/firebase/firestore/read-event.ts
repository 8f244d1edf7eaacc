import { Timestamp, type QueryDocumentSnapshot } from "firebase-admin/firestore";
import { logEventSchema, type LogEvent } from "../../../shared/event.ts";
import { eventIdSchema, type SenderId } from "../../../shared/ids.ts";
import { STORED_AT } from "./event-document.ts";
import type { Position } from "./log-cursor.ts";

/** What a document came to: the event that `eventFields` made into it, or the names of the fields that no event can have. */
type ReadDocument =
  | { readonly kind: "event"; readonly event: LogEvent }
  | { readonly kind: "unreadable"; readonly fields: readonly string[] };

export function readEvent(sid: SenderId, document: QueryDocumentSnapshot): ReadDocument {
  // The schema leaves out what is Firestore's alone.
  const read = logEventSchema.safeParse({ ...document.data(), id: document.id, sid });
  if (read.success) return { kind: "event", event: read.data };
  return { kind: "unreadable", fields: read.error.issues.map(({ path }) => path.join(".")) };
}

/** Its place in the order of storing; null for a document that no event is in, and that no cursor could name. */
export function positionOf(document: QueryDocumentSnapshot): Position | null {
  const storedAt: unknown = document.get(STORED_AT);
  if (!(storedAt instanceof Timestamp) || !eventIdSchema.safeParse(document.id).success)
    return null;
  const { seconds, nanoseconds } = storedAt;
  return { seconds, nanoseconds, id: document.id };
}
