import { expect, test } from "vitest";
import { eventIdSchema } from "../../../shared/ids.ts";
import type { ExplainedHit } from "../../messages.ts";
import { timelineEntries } from "./timeline-entries.ts";

const hit = (number: number, facts: Partial<ExplainedHit> = {}): ExplainedHit => ({
  eventId: eventIdSchema.parse(String(number).padStart(16, "e")),
  kind: "open",
  at: number,
  age: 60,
  destination: null,
  verdict: "machine",
  confidence: "likely",
  reasons: [],
  client: { family: "Gmail", os: "", device: "unknown" },
  network: { class: "mail-proxy", country: null },
  correction: null,
  taughtBy: null,
  similar: 0,
  ...facts,
});
const nothing = { repliedAt: null, bouncedAt: null };

test("all that happened stands in the order of time, that it was sent at the end", () => {
  const readings = [[hit(30)], [hit(10)]];
  const engagement = { ...nothing, repliedAt: 20, bouncedAt: 5 };
  // A clock may say that it was sent after it was read.
  const entries = timelineEntries({ sentAt: 25, engagement }, { readings });
  expect(entries.map(({ kind, at }) => [kind, at])).toEqual([
    ["reading", 30],
    ["reply", 20],
    ["reading", 10],
    ["bounce", 5],
    ["sent", 25],
  ]);
});

test("a reading has the strongest of its hits' verdicts, and the same key while it grows", () => {
  const first = [hit(2, { verdict: "person" }), hit(1)];
  const entry = (hits: readonly ExplainedHit[]) =>
    timelineEntries({ sentAt: 0, engagement: nothing }, { readings: [[...hits]] })[0];
  expect(entry(first)).toMatchObject({ verdict: "person", at: 2, newest: first[0] });
  expect(entry([hit(3), ...first])?.key).toBe(entry(first)?.key);
});
