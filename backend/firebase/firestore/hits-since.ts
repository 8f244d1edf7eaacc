import type { Firestore } from "firebase-admin/firestore";
import type { SenderId } from "../../../shared/ids.ts";
import { eventsPath } from "./event-document.ts";
import { answerOf } from "./firestore-call.ts";

/** Beyond so many events in a few seconds it costs less to assume that one of them is a hit than to read on. */
const MOST_READ = 20;

/**
 * Whether a sender's log has a hit that was received at this time (milliseconds since 1970) or later. Views do not count.
 * It reads one document as a rule: the view that is the reason to ask.
 */
export async function hasHitSince(
  firestore: Firestore,
  sid: SenderId,
  time: number,
): Promise<boolean> {
  const events = firestore
    .collection(eventsPath(sid))
    .where("receivedAt", ">=", time)
    .select("kind")
    .limit(MOST_READ);
  const { docs } = await answerOf(events.get());
  return docs.length === MOST_READ || docs.some((document) => document.get("kind") !== "view");
}
