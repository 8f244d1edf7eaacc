import { expect, test } from "vitest";
import { firebaseProblem } from "./firebase-problem.ts";

test.each([
  ["auth/network-request-failed", "google-unreachable"],
  ["auth/internal-error", "google-unreachable"],
  ["auth/too-many-requests", "google-unreachable"],
  ["auth/user-disabled", "account-disabled"],
  ["auth/user-token-expired", "token-revoked"],
  ["auth/user-not-found", "token-revoked"],
  ["auth/api-key-not-valid.-please-pass-a-valid-api-key.", "misconfigured"],
  ["auth/operation-not-allowed", "misconfigured"],
  ["auth/invalid-credential", "misconfigured"],
])("%s is %s", (code, kind) => {
  expect(firebaseProblem({ code })).toMatchObject({ kind });
});

test.each([new TypeError("Failed to fetch"), null, { code: 5 }])(
  "what is no error of Firebase's is Google being away (%#)",
  (error) => expect(firebaseProblem(error)).toEqual({ kind: "google-unreachable" }),
);
