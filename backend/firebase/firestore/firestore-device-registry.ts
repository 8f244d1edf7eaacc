import { GrpcStatus, type DocumentReference, type Firestore } from "firebase-admin/firestore";
import * as z from "zod";
import type { SenderId } from "../../../shared/ids.ts";
import type { DeviceRegistry } from "../../core/device-registry.ts";
import { fromDocumentId, toDocumentId } from "./document-id.ts";
import { answerOf, hasCode, UNHURRIED_MS } from "./firestore-call.ts";

const DEVICES = "devices";

/**
 * What `senders/{sid}/devices/{deviceId}` holds. What cannot be read of one device must not stand in the way of the
 * sender's others, or of a new one; its browser says at its next start where to wake it.
 */
const deviceSchema = z.object({
  seenAt: z.int().catch(0),
  push: z
    .object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() })
    .nullable()
    .catch(null),
});

/** Devices that one request deletes. */
const BATCH = 500;

/** The signed-in browsers of each sender in Firestore. */
export function createFirestoreDeviceRegistry(firestore: Firestore): DeviceRegistry {
  const devicesOf = (sid: SenderId) => firestore.collection(`senders/${sid}/${DEVICES}`);
  const deviceOf = (sid: SenderId, deviceId: string): DocumentReference =>
    devicesOf(sid).doc(toDocumentId(deviceId));

  return {
    async add(sid, deviceId, at) {
      const device = { seenAt: at, push: null };
      try {
        await answerOf(deviceOf(sid, deviceId).create(device));
      } catch (error) {
        // Added before, by an attempt whose answer was lost, say: its push stays.
        if (!hasCode(error, GrpcStatus.ALREADY_EXISTS)) throw error;
        await answerOf(deviceOf(sid, deviceId).set({ seenAt: at }, { merge: true }));
      }
    },

    setPush: (sid, deviceId, target, at) =>
      applied(
        // Only what belongs into it, whatever else the object has.
        deviceOf(sid, deviceId).update({
          seenAt: at,
          push:
            target === null
              ? null
              : { endpoint: target.endpoint, p256dh: target.p256dh, auth: target.auth },
        }),
      ),

    remove: (sid, deviceId) => applied(deviceOf(sid, deviceId).delete({ exists: true })),

    async list(sid) {
      const { docs } = await answerOf(devicesOf(sid).orderBy("seenAt", "desc").get());
      return docs.map((document) => ({
        deviceId: fromDocumentId(document.id),
        ...deviceSchema.parse(document.data()),
      }));
    },

    async dropPush(sid, deviceId, endpoint) {
      const device = deviceOf(sid, deviceId);
      await answerOf(
        firestore.runTransaction(async (transaction) => {
          const current = await transaction.get(device);
          if (current.get("push.endpoint") === endpoint) transaction.update(device, { push: null });
        }),
      );
    },

    async forgetSilent(before) {
      const silent = firestore
        .collectionGroup(DEVICES)
        .where("seenAt", "<", before)
        .limit(BATCH)
        .select();
      for (let forgotten = 0; ;) {
        const { docs } = await answerOf(silent.get(), UNHURRIED_MS);
        const outcomes = await Promise.all(
          docs.map(({ ref, updateTime }) =>
            // One that was heard of in between stays.
            applied(ref.delete({ lastUpdateTime: updateTime })),
          ),
        );
        forgotten += outcomes.filter(Boolean).length;
        if (docs.length < BATCH) return forgotten;
      }
    },
  };
}

/** Whether the write was done: false when the document was not there, or not any more as it was read. */
async function applied(write: Promise<unknown>): Promise<boolean> {
  try {
    await answerOf(write);
    return true;
  } catch (error) {
    if (hasCode(error, GrpcStatus.NOT_FOUND) || hasCode(error, GrpcStatus.FAILED_PRECONDITION))
      return false;
    throw error;
  }
}
