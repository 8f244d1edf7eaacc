import { createMetadataAccessToken, type AccessToken } from "./access-token.ts";

/** Where Firestore's REST API is, and what opens it. */
export interface FirestoreAccess {
  /** An origin, such as https://firestore.googleapis.com. */
  readonly endpoint: string;
  readonly accessToken: AccessToken;
  /** Whose quota a person's own token uses up; a service account's has its own. */
  readonly quotaProject?: string;
}

/**
 * Google's Firestore, or the emulator that `FIRESTORE_EMULATOR_HOST` (host:port) names. `GCE_METADATA_HOST` is honoured,
 * as Google's own libraries do.
 */
export function firestoreAccess(
  env: Readonly<Record<string, string | undefined>>,
): FirestoreAccess {
  const emulator = env["FIRESTORE_EMULATOR_HOST"];
  if (emulator) {
    // The emulator's own word for who is not subject to security rules.
    return { endpoint: `http://${emulator}`, accessToken: () => Promise.resolve("owner") };
  }
  return {
    endpoint: "https://firestore.googleapis.com",
    accessToken: createMetadataAccessToken({ host: env["GCE_METADATA_HOST"] }),
  };
}
