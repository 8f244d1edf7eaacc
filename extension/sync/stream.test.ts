import { afterEach, expect, test, vi } from "vitest";
import type { AccessProblem } from "./credentials.ts";
import type { Fetch } from "./fetch.ts";
import { manualClock } from "./manual-clock.ts";
import { credentials } from "./samples.ts";
import { keepStream } from "./stream.ts";

const stops: AbortController[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
});

/** A server whose streams are written by hand. */
function setUp(refusals: Response[] = []) {
  const clock = manualClock();
  const stop = new AbortController();
  stops.push(stop);
  const streams: { write: (text: string) => void; end: () => void; signal: AbortSignal }[] = [];
  const fetch: Fetch = async (_url, init) => {
    const refusal = refusals.shift();
    if (refusal !== undefined) return refusal;
    const signal = init.signal ?? new AbortController().signal;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        signal.addEventListener("abort", () => controller.error(signal.reason));
        streams.push({
          write: (text) => controller.enqueue(new TextEncoder().encode(text)),
          end: () => controller.close(),
          signal,
        });
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  const handlers = {
    onOpen: vi.fn<() => void>(),
    onHit: vi.fn<() => void>(),
    onHeartbeat: vi.fn<() => void>(),
    onLost: vi.fn<() => void>(),
    onUnauthorized: vi.fn<(problem: AccessProblem) => void>(),
  };
  const done = keepStream(
    { fetch, now: clock.now, random: () => 1, after: clock.after },
    credentials,
    handlers,
    stop.signal,
  );
  return { clock, stop, streams, handlers, done };
}

test("tells of the server's signals, also when they arrive in pieces", async () => {
  const { streams, handlers } = setUp();
  await expect.poll(() => streams.length).toBe(1);
  streams[0]?.write("event: ready\ndata: {}\n\nevent: h");
  streams[0]?.write("it\ndata: {}\n\n: comment\n\nevent: heartbeat\ndata: {}\n\n");
  await expect.poll(() => handlers.onHeartbeat.mock.calls.length).toBe(1);
  expect(handlers.onOpen).toHaveBeenCalledTimes(1);
  expect(handlers.onHit).toHaveBeenCalledTimes(1);
});

test("comes back one second after it was cut, later when it stays down", async () => {
  const { streams, handlers, clock } = setUp([
    new Response("", { status: 502 }),
    new Response("", { status: 502 }),
  ]);
  await expect.poll(clock.waiting).toBe(1);
  clock.advance(1000);
  await expect.poll(() => handlers.onLost.mock.calls.length).toBe(2);
  await expect.poll(clock.waiting).toBe(1);
  clock.advance(1999);
  expect(streams).toHaveLength(0);
  clock.advance(1);
  await expect.poll(() => streams.length).toBe(1);

  streams[0]?.write("event: ready\ndata: {}\n\n");
  await expect.poll(() => handlers.onOpen.mock.calls.length).toBe(1);
  streams[0]?.end();
  await expect.poll(() => handlers.onLost.mock.calls.length).toBe(3);
  await expect.poll(clock.waiting).toBe(1);
  clock.advance(1000);
  await expect.poll(() => streams.length).toBe(2);
});

test("takes 45 s of silence for a dead stream", async () => {
  const { streams, handlers, clock } = setUp();
  await expect.poll(() => streams.length).toBe(1);
  clock.advance(44_000);
  streams[0]?.write("event: heartbeat\ndata: {}\n\n");
  await expect.poll(() => handlers.onHeartbeat.mock.calls.length).toBe(1);
  clock.advance(44_000);
  expect(streams[0]?.signal.aborted).toBe(false);
  clock.advance(1000);
  expect(streams[0]?.signal.aborted).toBe(true);
  await expect.poll(() => handlers.onLost.mock.calls.length).toBe(1);
});

test("waits as long as the server asks", async () => {
  const { streams, clock } = setUp([
    new Response("", { status: 503, headers: { "retry-after": "20" } }),
  ]);
  await expect.poll(clock.waiting).toBe(1);
  clock.advance(19_999);
  expect(streams).toHaveLength(0);
  clock.advance(1);
  await expect.poll(() => streams.length).toBe(1);
});

test("ends when the server does not know this browser", async () => {
  const { handlers, done } = setUp([new Response("", { status: 401 })]);
  await done;
  expect(handlers.onUnauthorized.mock.calls).toEqual([["unknown-browser"]]);
  expect(handlers.onLost).not.toHaveBeenCalled();
});

test("ends when it is stopped, and closes the connection", async () => {
  const { streams, handlers, stop, done } = setUp();
  await expect.poll(() => streams.length).toBe(1);
  stop.abort();
  await done;
  expect(streams[0]?.signal.aborted).toBe(true);
  expect(handlers.onLost).not.toHaveBeenCalled();
});
