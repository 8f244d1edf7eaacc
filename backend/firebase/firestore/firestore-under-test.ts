import { Firestore } from "firebase-admin/firestore";
import type { LogEvent } from "../../../shared/event.ts";
import { createRecordingLog } from "../../core/recording-log.ts";
import { emulatorHost, freshProjectId } from "../emulator/emulator-under-test.ts";
import { createEventWriter } from "./commit-event.ts";
import { eventFields, eventPath, STORED_AT } from "./event-document.ts";
import { firestoreAccess } from "./firestore-access.ts";
import { createFirestoreEventLog } from "./firestore-event-log.ts";

const YEAR_MS = 365 * 86_400_000;

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
  const access = firestoreAccess({ FIRESTORE_EMULATOR_HOST: emulatorHost });
  const writer = createEventWriter({
    ...access,
    projectId,
    // Two cores that are shared with others: no test here is about being quick.
    timeoutMs: 25_000,
    retentionMs: YEAR_MS,
  });
  const logger = createRecordingLog();
  const log = createFirestoreEventLog({ firestore, writer, projectId, logger });
  return {
    projectId,
    firestore,
    log,
    logger,
    /** Stores an event as the writer does, with another time of storing (milliseconds since 1970). */
    async plant(event: LogEvent, storedAt: number): Promise<void> {
      const database = `projects/${projectId}/databases/(default)`;
      const name = `${database}/documents/${eventPath(event.sid, event.id)}`;
      const timestampValue = new Date(storedAt).toISOString();
      const fields = { ...eventFields(event, YEAR_MS), [STORED_AT]: { timestampValue } };
      const answer = await fetch(`${access.endpoint}/v1/${database}/documents:commit`, {
        method: "POST",
        headers: { authorization: `Bearer ${await access.accessToken()}` },
        body: JSON.stringify({ writes: [{ update: { name, fields } }] }),
      });
      if (!answer.ok) throw new Error(`the emulator answered ${answer.status}`);
    },
    async close() {
      await log.close();
      await firestore.terminate();
    },
  };
}
