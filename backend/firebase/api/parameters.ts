import { defineInt, defineSecret, defineString } from "firebase-functions/params";

// What a project can choose, and the secrets. `hit` has some of them too, the same by name and default
// (`hit/functions.yaml`). They are declared here and read, when the first request comes, by `api-settings.ts`, each
// function's own: when this file is loaded, also by the deployment, they have no values yet.

export const region = defineString("SIGHTLINE_REGION", {
  default: "us-central1",
  label: "Region",
  description:
    "Where the functions run, such as us-central1 or europe-west1; best near the Firestore database.",
});

defineString("SIGHTLINE_TRACKING_ORIGIN", {
  label: "Tracking origin",
  description:
    "Where pixels and wrapped links point, such as https://track.example.com, without a path.",
});

defineInt("SIGHTLINE_RETENTION_DAYS", {
  default: 365,
  label: "Retention in days",
  description: "After so many days hits are deleted.",
});

defineString("SIGHTLINE_ALLOWED_DOMAINS", {
  default: "",
  label: "Allowed mail domains",
  description:
    "Whose people may sign in, separated by commas, such as example.com; empty for anyone with a Google account.",
});

defineInt("SIGHTLINE_REVOCATION_MINUTES", {
  default: 5,
  label: "Minutes until a disabled account is out",
  description:
    "From 1 to 60; with 60 Firebase Auth is never asked, which spares its quota beyond forty thousand people.",
});

defineString("SIGHTLINE_WEB_API_KEY", {
  label: "Web API key",
  description: "Of the Firebase project; it is public. Project settings → General.",
});

defineString("SIGHTLINE_OAUTH_CLIENT_ID", {
  label: "OAuth client id",
  description:
    "Of the type Web application, with the extension's redirect URI. APIs & Services → Credentials.",
});

defineString("SIGHTLINE_PUSH_PUBLIC_KEY", {
  default: "",
  label: "Web Push public key",
  description: "The VAPID public key, 87 characters of base64url; empty for no push.",
});

defineString("SIGHTLINE_PUSH_CONTACT", {
  default: "",
  label: "Web Push contact",
  description: "Whom push services turn to: mailto: or https: of the operator.",
});

export const apiMemory = defineInt("SIGHTLINE_API_MEMORY_MIB", {
  default: 512,
  label: "Memory of `api`",
  description: "Memory of an instance of every function but `hit`, in MiB.",
});

export const apiConcurrency = defineInt("SIGHTLINE_API_CONCURRENCY", {
  default: 80,
  label: "Concurrency of `api`",
  description: "How many requests one instance answers at a time, at most 1000.",
});

export const apiMinInstances = defineInt("SIGHTLINE_API_MIN_INSTANCES", {
  default: 0,
  label: "Instances of `api` kept warm",
  description: "With 1, no rep waits for a cold start; it costs some dollars a month.",
});

export const streamConcurrency = defineInt("SIGHTLINE_STREAM_CONCURRENCY", {
  default: 1_000,
  label: "Concurrency of `stream`",
  description: "How many open streams one instance holds, at most 1000.",
});

/** The text of the secret ring (`shared/secret-ring.ts`). */
export const secretRing = defineSecret("SIGHTLINE_SECRET");

export const pushPrivateKey = defineSecret("SIGHTLINE_PUSH_PRIVATE_KEY");
