import { Timestamp, type QueryDocumentSnapshot } from "firebase-admin/firestore";
import { hitEventSchema, type HitEvent } from "../../../shared/event.ts";
import type { SenderId } from "../../../shared/ids.ts";
import { STORED_AT } from "./event-document.ts";
import type { Position } from "./log-cursor.ts";

/**
 * The event that `eventFields` made into this document.
 * @throws {z.core.$ZodError} when the document holds what no event can be: a bug, or a foreign hand in the database.
 */
export function readEvent(sid: SenderId, document: QueryDocumentSnapshot): HitEvent {
  // The schema leaves out what is Firestore's alone.
  return hitEventSchema.parse({ ...document.data(), id: document.id, sid });
}

/** Its place in the order of storing. */
export function positionOf(document: QueryDocumentSnapshot): Position {
  const storedAt: unknown = document.get(STORED_AT);
  // The query that is ordered by it gives no document without it, nor does the writer make one.
  if (!(storedAt instanceof Timestamp)) throw new TypeError("an event without its time of storing");
  const { seconds, nanoseconds } = storedAt;
  return { seconds, nanoseconds, id: document.id };
}
