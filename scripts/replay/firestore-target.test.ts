import { expect, test, vi } from "vitest";
import { openFirestoreTarget } from "./firestore-target.ts";

test("without credentials it says how to get some", async () => {
  vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", "/nowhere/key.json");
  vi.stubEnv("METADATA_SERVER_DETECTION", "none");
  await expect(
    openFirestoreTarget({ projectId: "demo-sightline", retentionMs: 1, env: {} }),
  ).rejects.toThrow("gcloud auth application-default login");
  vi.unstubAllEnvs();
});
