import { expect, test, vi } from "vitest";
import type { EventLog } from "../core/event-log.ts";
import { ANNA, exampleEvent } from "../core/example-event.ts";
import { createHitCounters } from "../core/hit-counters.ts";
import { createManualTimers } from "../core/manual-timers.ts";
import { createRecordingLog } from "../core/recording-log.ts";
import { createSignals } from "../core/signals.ts";
import { createFileFallbackQueue } from "./file-fallback-queue.ts";
import { startMaintenance } from "./maintenance.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test("deletes what is older than the retention, at the start and every hour", async () => {
  const { timers, expire, maintenance } = setUp();
  const thirtyDaysAgo = timers.now() - 30 * 86_400_000;
  await vi.waitUntil(() => expire.mock.calls.length === 1);
  timers.advance(3_600_000);
  await vi.waitUntil(() => expire.mock.calls.length === 2);
  await maintenance.stop();
  expect(expire.mock.calls).toEqual([[thirtyDaysAgo], [thirtyDaysAgo + 3_600_000]]);
});

test("moves waiting hits into the log, and wakes their sender", async () => {
  const { fallback, append, signalled, counters, maintenance } = setUp();
  await fallback.add(exampleEvent(1));
  await maintenance.replay();
  expect(append).toHaveBeenCalledWith(exampleEvent(1));
  expect(signalled).toHaveBeenCalledTimes(1);
  expect(counters.replayed).toBe(1);
  await maintenance.stop();
});

test("a job that fails is logged, and tried again", async () => {
  const { timers, expire, logger, maintenance } = setUp();
  expire.mockRejectedValueOnce(new Error("locked"));
  await vi.waitUntil(() => expire.mock.calls.length === 1);
  timers.advance(3_600_000);
  await vi.waitUntil(() => expire.mock.calls.length === 2);
  await maintenance.stop();
  expect(logger.lines.filter((line) => line.includes("maintenance failed"))).toHaveLength(1);
});

function setUp() {
  const timers = createManualTimers();
  const append = vi.fn<EventLog["append"]>().mockResolvedValue(undefined);
  const expire = vi.fn<EventLog["expire"]>().mockResolvedValue(0);
  const fallback = createFileFallbackQueue(temporaryDirectory());
  const signals = createSignals();
  const signalled = vi.fn<() => void>();
  signals.subscribe(ANNA, signalled);
  const counters = createHitCounters();
  const logger = createRecordingLog();
  const maintenance = startMaintenance({
    log: { append, expire },
    fallback,
    signals,
    counters,
    timers,
    clock: timers.now,
    logger,
    retentionDays: 30,
  });
  return { timers, append, expire, fallback, signalled, counters, logger, maintenance };
}
