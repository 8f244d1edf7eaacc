import { Firestore } from "firebase-admin/firestore";
import { emulatorHost, freshProjectId } from "../emulator/emulator-under-test.ts";
import { createEventWriter } from "./commit-event.ts";
import { firestoreAccess } from "./firestore-access.ts";
import { createFirestoreEventLog } from "./firestore-event-log.ts";

/** The SDK's Firestore, at the emulator. To be ended with `terminate`. */
export function openFirestore(projectId = freshProjectId()): Firestore {
  const firestore = new Firestore();
  // Not through the environment: other files of the run must not see it.
  firestore.settings({ projectId, host: emulatorHost, ssl: false });
  return firestore;
}

/** A log at the emulator, and what is under it. */
export function openEventLog(projectId = freshProjectId()) {
  const firestore = openFirestore(projectId);
  const writer = createEventWriter({
    ...firestoreAccess({ FIRESTORE_EMULATOR_HOST: emulatorHost }),
    projectId,
    // Two cores that are shared with others: no test here is about being quick.
    timeoutMs: 25_000,
    retentionMs: 365 * 86_400_000,
  });
  const log = createFirestoreEventLog({ firestore, writer, projectId });
  return {
    projectId,
    firestore,
    log,
    async close() {
      await log.close();
      await firestore.terminate();
    },
  };
}
