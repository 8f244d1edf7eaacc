import type { FirebaseProblem } from "./firebase-accounts.ts";

const unreachable = new Set([
  "auth/network-request-failed",
  "auth/timeout",
  "auth/internal-error",
  "auth/too-many-requests",
  "auth/web-storage-unsupported",
]);

const ended = new Set([
  "auth/user-token-expired",
  "auth/invalid-user-token",
  "auth/user-not-found",
  "auth/null-user",
]);

/** What an error of Firebase Auth means to us, by its code (firebase.google.com/docs/auth/admin/errors and `AuthErrorCodes`). */
export function firebaseProblem(error: unknown): FirebaseProblem {
  const code = codeOf(error);
  if (code === "auth/user-disabled") return { kind: "account-disabled" };
  if (ended.has(code)) return { kind: "token-revoked" };
  if (code === "" || unreachable.has(code)) return { kind: "google-unreachable" };
  return { kind: "misconfigured", code: code.slice(0, 80) };
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
