import type { CollectionReference, Firestore } from "firebase-admin/firestore";
import { answerOf, UNHURRIED_MS } from "./firestore-call.ts";

/** Documents that one request deletes: what Firestore takes at once. */
const BATCH = 500;
/** Senders that are looked after side by side: at 30 ms each, a hundred thousand of them take two minutes. */
const SENDERS_AT_ONCE = 32;
/** The SDK lists page by page, a few hundred senders each: a hundred thousand take some ten seconds. */
const LISTING_PATIENCE_MS = 600_000;

/**
 * Deletes the events that were received before a time, sender by sender, for an index over all senders would slow down
 * every write. It costs one read for each sender, and one read and one delete for each event. In production the TTL
 * policy on `expireAt` has deleted nearly all of them already; this is for a retention that was shortened, and for the
 * emulator, which has no TTL.
 * @param before milliseconds since 1970.
 * @returns the number of events deleted.
 */
export async function expireEvents(firestore: Firestore, before: number): Promise<number> {
  // A sender's document does not exist; it is listed because there is something under it. A hundred thousand references
  // take 40 MB.
  const listing = firestore.collection("senders").listDocuments();
  const senders = (await answerOf(listing, LISTING_PATIENCE_MS)).values();
  let deleted = 0;
  const work = async (): Promise<void> => {
    for (const sender of senders) {
      const ofSender = await expireOf(sender.collection("events"), before);
      // Only now, for the others count as well.
      deleted += ofSender;
    }
  };
  await Promise.all(Array.from({ length: SENDERS_AT_ONCE }, work));
  return deleted;
}

async function expireOf(events: CollectionReference, before: number): Promise<number> {
  const old = events.where("receivedAt", "<", before).limit(BATCH).select();
  for (let deleted = 0; ;) {
    const { docs } = await answerOf(old.get(), UNHURRIED_MS);
    if (docs.length > 0) {
      const batch = events.firestore.batch();
      for (const { ref } of docs) batch.delete(ref);
      await answerOf(batch.commit(), UNHURRIED_MS);
    }
    deleted += docs.length;
    if (docs.length < BATCH) return deleted;
  }
}
