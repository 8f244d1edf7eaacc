import { expect, test } from "vitest";
import { exampleEvent } from "../../backend/core/example-event.ts";
import { UnavailableError } from "../../backend/core/unavailable-error.ts";
import type { LogEvent } from "../../shared/event.ts";
import { replayEvents, type ReplayTarget } from "./replay-events.ts";

function memoryTarget(fail?: (event: LogEvent, attempt: number) => Error | null) {
  const stored = new Map<string, LogEvent>();
  const attempts = new Map<string, number>();
  const target: ReplayTarget = {
    async store(event) {
      const attempt = (attempts.get(event.id) ?? 0) + 1;
      attempts.set(event.id, attempt);
      const failure = fail?.(event, attempt) ?? null;
      if (failure !== null) throw failure;
      if (stored.has(event.id)) return "known";
      stored.set(event.id, event);
      return "new";
    },
    async close() {},
  };
  return { target, stored };
}

const events = (count: number) => Array.from({ length: count }, (_, n) => exampleEvent(n));
const quiet = { onProgress: () => undefined, pause: async () => undefined };

test("every event is written once, also when it stands there twice or is replayed again", async () => {
  const { target, stored } = memoryTarget();
  const twice = [...events(100), ...events(10)];
  const progress: number[] = [];
  const options = { ...quiet, target, onProgress: (done: number) => void progress.push(done) };
  expect(await replayEvents(twice, options)).toEqual({ written: 100, known: 10, failure: null });
  expect(stored.size).toBe(100);
  expect(progress.at(-1)).toBe(110);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(await replayEvents(twice, options)).toEqual({ written: 0, known: 110, failure: null });
});

test("what is not to be had just now is tried again", async () => {
  const { target } = memoryTarget((event, attempt) =>
    event.id.endsWith("7") && attempt < 4 ? new UnavailableError("locked") : null,
  );
  const pauses: number[] = [];
  const pause = async (ms: number) => void pauses.push(ms);
  expect(await replayEvents(events(10), { ...quiet, target, pause })).toMatchObject({
    written: 10,
    failure: null,
  });
  expect(pauses).toEqual([1_000, 5_000, 15_000]);
});

test("it stops when the target stays down or refuses, and tells why", async () => {
  for (const failure of [new UnavailableError("down"), new Error("refused: 403")]) {
    const { target, stored } = memoryTarget((event) =>
      Number(event.id.slice(6)) >= 50 ? failure : null,
    );
    const result = await replayEvents(events(1_000), { ...quiet, target });
    expect(result.failure).toBe(failure);
    expect(result.written).toBe(stored.size);
    expect(stored.size).toBe(50);
  }
});

test("nothing to do is done at once", async () => {
  const { target } = memoryTarget();
  expect(await replayEvents([], { ...quiet, target })).toEqual({
    written: 0,
    known: 0,
    failure: null,
  });
});
