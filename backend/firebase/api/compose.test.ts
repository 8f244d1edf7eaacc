import { afterEach, beforeEach, expect, test, vi } from "vitest";
import webPush from "web-push";
import { exampleEvent } from "../../core/example-event.ts";
import { startFakeGoogle } from "../firestore/fake-google.ts";
import { composeApi, composeMaintain, composeSignalHit, composeStoreDeferred } from "./compose.ts";
import { DEFERRED_RETRIES } from "./store-deferred.ts";

const { publicKey, privateKey } = webPush.generateVAPIDKeys();
const PUSH = {
  SIGHTLINE_PUSH_PUBLIC_KEY: publicKey,
  SIGHTLINE_PUSH_CONTACT: "mailto:it@acme.example",
  SIGHTLINE_PUSH_PRIVATE_KEY: privateKey,
};
const PROJECT = { GCLOUD_PROJECT: "acme-sightline" };

const lines: string[] = [];
beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  lines.length = 0;
});

test("a function asks for no setting that it does not use", async () => {
  const google = await startFakeGoogle({ status: 200, body: {} });
  const storeDeferred = composeStoreDeferred({
    ...PROJECT,
    FIRESTORE_EMULATOR_HOST: google.host,
  });
  await storeDeferred({ data: { event: exampleEvent(1) }, retryCount: 0 });
  expect(google.requests).toHaveLength(1);
  expect(() => composeMaintain(PROJECT)).not.toThrow();
  expect(composeSignalHit({ ...PROJECT, ...PUSH })).not.toBeNull();
  expect(() => composeApi({ ...PROJECT, ...PUSH })).toThrow(/SIGHTLINE_TRACKING_ORIGIN is missing/);
});

test("a project without push has no push, and says nothing of it", () => {
  expect(composeSignalHit(PROJECT)).toBeNull();
  expect(lines).toEqual([]);
});

test.each([
  ["SIGHTLINE_PUSH_PUBLIC_KEY", "zzz"],
  ["SIGHTLINE_PUSH_PRIVATE_KEY", "zzz"],
  ["SIGHTLINE_PUSH_PRIVATE_KEY", webPush.generateVAPIDKeys().privateKey],
  ["SIGHTLINE_PUSH_CONTACT", "zzz"],
  ["SIGHTLINE_PUSH_CONTACT", ""],
])(
  "a damaged %s is told in one line, for an event that is delivered again would change nothing",
  (name, value) => {
    expect(composeSignalHit({ ...PROJECT, ...PUSH, [name]: value })).toBeNull();
    expect(lines).toEqual([expect.stringMatching(new RegExp(`"ERROR".*${name}`))]);
    expect(lines.join()).not.toContain("zzz");
  },
);

test("a hit outlives settings at fault: it is brought again, and at last kept in a line", async () => {
  const storeDeferred = composeStoreDeferred({ ...PROJECT, SIGHTLINE_RETENTION_DAYS: "none" });
  const data = { event: exampleEvent(1) };
  await expect(storeDeferred({ data, retryCount: 0 })).rejects.toThrow("SIGHTLINE_RETENTION_DAYS");
  await storeDeferred({ data, retryCount: DEFERRED_RETRIES.maxAttempts - 1 });
  expect(JSON.parse(lines.join())).toMatchObject({
    message: "hit kept in this line only",
    event: exampleEvent(1),
  });
});
