import { expect, test, vi } from "vitest";
import type { EventLog } from "./event-log.ts";
import { ANNA, exampleEvent } from "./example-event.ts";
import { createHitCounters } from "./hit-counters.ts";
import { createHitRecorder } from "./record-hit.ts";
import { createRecordingLog } from "./recording-log.ts";
import { createSignals } from "./signals.ts";
import { watchLog } from "./watched-log.ts";

test("signals the sender once the event is in the log", async () => {
  const { record, signalled, counters } = setUp();
  await record(exampleEvent(1));
  expect(signalled()).toBe(1);
  expect(counters).toMatchObject({ stored: 1, deferred: 0 });
});

test("hands the event to the fallback queue when the log is down, and says so once", async () => {
  const { record, append, add, signalled, counters, logger } = setUp();
  append.mockRejectedValue(new Error("locked"));
  await record(exampleEvent(1));
  await record(exampleEvent(2));
  expect(add.mock.calls).toEqual([[exampleEvent(1)], [exampleEvent(2)]]);
  expect(signalled()).toBe(0);
  expect(counters).toMatchObject({ stored: 0, deferred: 2 });
  expect(logger.lines).toHaveLength(1);

  append.mockResolvedValue(undefined);
  await record(exampleEvent(3));
  expect(logger.lines).toHaveLength(2);
});

test("writes the whole event into the structured log when nothing else takes it, and never rejects", async () => {
  const { record, append, add, counters, logger } = setUp();
  append.mockRejectedValue(new Error("locked"));
  add.mockRejectedValue(new Error("disk full"));
  await record(exampleEvent(1));
  expect(counters.loggedOnly).toBe(1);
  expect(JSON.parse(logger.lines[1] ?? "")).toMatchObject({ event: exampleEvent(1) });
});

function setUp() {
  const append = vi.fn<EventLog["append"]>().mockResolvedValue(undefined);
  const add = vi.fn<EventLog["append"]>().mockResolvedValue(undefined);
  const listener = vi.fn<() => void>();
  const signals = createSignals();
  signals.subscribe(ANNA, listener);
  const counters = createHitCounters();
  const logger = createRecordingLog();
  const record = createHitRecorder({
    log: watchLog({ append }, logger),
    fallback: { add },
    signals,
    counters,
    logger,
  });
  return { record, append, add, counters, logger, signalled: () => listener.mock.calls.length };
}
