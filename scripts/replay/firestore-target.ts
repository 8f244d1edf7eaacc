import { GoogleAuth } from "google-auth-library";
import { createEventWriter } from "../../backend/firebase/firestore/commit-event.ts";
import {
  firestoreAccess,
  type FirestoreAccess,
} from "../../backend/firebase/firestore/firestore-access.ts";
import type { ReplayTarget } from "./replay-events.ts";

interface FirestoreTargetOptions {
  readonly projectId: string;
  readonly retentionMs: number;
  /** `FIRESTORE_EMULATOR_HOST`, and what Google's Application Default Credentials look at. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A person at a terminal waits longer than a recipient's picture. */
const TIMEOUT_MS = 10_000;
const SCOPE = "https://www.googleapis.com/auth/datastore";

/**
 * The Firestore of a project, or of the emulator, by the function's own writer.
 * @throws {Error} that says how to sign in, when there are no credentials
 */
export async function openFirestoreTarget(options: FirestoreTargetOptions): Promise<ReplayTarget> {
  const { projectId, retentionMs, env } = options;
  const access = env["FIRESTORE_EMULATOR_HOST"]
    ? firestoreAccess(env)
    : { ...firestoreAccess({}), ...(await personalAccess()) };
  const writer = createEventWriter({ ...access, projectId, retentionMs, timeoutMs: TIMEOUT_MS });
  return {
    store: (event) => writer.store(event),
    async close() {
      writer.close();
    },
  };
}

/** @see https://cloud.google.com/docs/authentication/application-default-credentials */
async function personalAccess(): Promise<Pick<FirestoreAccess, "accessToken" | "quotaProject">> {
  const auth = new GoogleAuth({ scopes: [SCOPE] });
  const client = await auth.getClient().catch((cause: unknown) => {
    throw new Error(
      "There are no Google credentials on this machine. Run `gcloud auth application-default login`, or set " +
        "GOOGLE_APPLICATION_CREDENTIALS to the file of a service account's key.",
      { cause },
    );
  });
  return {
    async accessToken() {
      const { token } = await client.getAccessToken();
      if (!token) throw new Error("Google gave no access token");
      return token;
    },
    ...(client.quotaProjectId !== undefined && { quotaProject: client.quotaProjectId }),
  };
}
