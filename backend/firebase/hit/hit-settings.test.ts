import { expect, test } from "vitest";
import { readHitSettings } from "./hit-settings.ts";

const DAY_MS = 86_400_000;
const GOOD = { SIGHTLINE_SECRET: " 1:secret\n", GCLOUD_PROJECT: "demo-sightline" };

test("what is not set has the same defaults as the parameters", () => {
  expect(readHitSettings(GOOD)).toEqual({
    secret: "1:secret",
    projectId: "demo-sightline",
    region: "us-central1",
    retentionMs: 365 * DAY_MS,
    problems: [],
  });
});

test("what is set is taken, the project also by its other name", () => {
  const settings = readHitSettings({
    ...GOOD,
    GCLOUD_PROJECT: undefined,
    GOOGLE_CLOUD_PROJECT: "example.com:project-1",
    SIGHTLINE_REGION: "europe-west12",
    SIGHTLINE_RETENTION_DAYS: "30",
  });
  expect(settings).toMatchObject({
    projectId: "example.com:project-1",
    region: "europe-west12",
    retentionMs: 30 * DAY_MS,
    problems: [],
  });
});

test.each([
  ["SIGHTLINE_SECRET", ""],
  ["SIGHTLINE_SECRET", undefined],
  ["GCLOUD_PROJECT", undefined],
  ["GCLOUD_PROJECT", "../other"],
  ["SIGHTLINE_REGION", "us-central1/queues/other"],
  ["SIGHTLINE_RETENTION_DAYS", "0"],
  ["SIGHTLINE_RETENTION_DAYS", "1.5"],
  ["SIGHTLINE_RETENTION_DAYS", "99999"],
])(
  "%s=%s is told in one sentence and replaced by what costs no recipient a link",
  (name, value) => {
    const settings = readHitSettings({ ...GOOD, [name]: value });
    expect(settings.problems).toEqual([expect.stringContaining(name)]);
    expect(settings.retentionMs).toBe(365 * DAY_MS);
  },
);

test("a secret is never repeated", () => {
  const { problems } = readHitSettings({
    SIGHTLINE_SECRET: "abc",
    SIGHTLINE_RETENTION_DAYS: "abc",
  });
  expect(problems.join()).not.toContain("abc");
});
