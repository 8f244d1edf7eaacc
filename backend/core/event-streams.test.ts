import { expect, test } from "vitest";
import { STREAM_HEARTBEAT_MS } from "../../shared/wire.ts";
import { createEventStreams } from "./event-streams.ts";
import { ANNA, BORIS } from "./example-event.ts";
import { createManualTimers } from "./manual-timers.ts";
import { createSignals } from "./signals.ts";

const ready = "event: ready\ndata: {}\n\n";
const hit = "event: hit\ndata: {}\n\n";
const heartbeat = "event: heartbeat\ndata: {}\n\n";

test("says ready at once, then hits of its own sender, and a heartbeat every 20 seconds", async () => {
  const { open, signals, timers } = setUp();
  const stream = open();
  expect(await stream.next()).toBe(ready);
  signals.publish(BORIS);
  signals.publish(ANNA);
  expect(await stream.next()).toBe(hit);
  timers.advance(STREAM_HEARTBEAT_MS);
  expect(await stream.next()).toBe(heartbeat);
});

test("a burst of hits is one signal at once and one at its end", async () => {
  const { open, signals, timers } = setUp();
  const stream = open();
  for (let n = 0; n < 1_000; n++) signals.publish(ANNA);
  timers.advance(1_000);
  timers.advance(STREAM_HEARTBEAT_MS);
  expect(await stream.take(4)).toEqual([ready, hit, hit, heartbeat]);
});

test("a client that does not read is dropped before it costs memory", async () => {
  const { open, timers } = setUp();
  const stream = open();
  timers.advance(100 * STREAM_HEARTBEAT_MS);
  const messages = await stream.rest();
  expect(messages.length).toBeLessThan(20);
  expect(messages[0]).toBe(ready);
});

test("the oldest stream of a browser gives way to a fifth one; other browsers do not notice", async () => {
  const { open } = setUp();
  const other = open("other browser");
  const streams = Array.from({ length: 5 }, () => open());
  expect(await streams[0]?.rest()).toEqual([ready]);
  expect(await streams[4]?.next()).toBe(ready);
  expect(await other.next()).toBe(ready);
  expect(streams[1]?.ended()).toBe(false);
});

test("a client that goes away leaves nothing behind", async () => {
  const { open, signals, timers } = setUp();
  const stream = open();
  await stream.cancel();
  expect(() => {
    signals.publish(ANNA);
    timers.advance(STREAM_HEARTBEAT_MS);
  }).not.toThrow();
});

test("a stop ends every stream", async () => {
  const { open, streams, signals, timers } = setUp();
  const both = [open(), open("other browser")];
  signals.publish(ANNA);
  signals.publish(ANNA);
  streams.closeAll();
  timers.advance(STREAM_HEARTBEAT_MS);
  for (const stream of both) expect(await stream.rest()).toEqual([ready, hit]);
});

test("after a stop none is opened any more", async () => {
  const { open, streams } = setUp();
  streams.closeAll();
  expect(await open().rest()).toEqual([]);
});

test("where the host cuts long answers, a stream ends in order before, and leaves nothing behind", async () => {
  const lifetimes = [3, 2];
  const { open, signals, timers } = setUp(() => (lifetimes.shift() ?? 1) * STREAM_HEARTBEAT_MS);
  const [longer, shorter] = [open(), open("other browser")];
  timers.advance(2 * STREAM_HEARTBEAT_MS);
  expect(await shorter.rest()).toEqual([ready, heartbeat, heartbeat]);
  expect(longer.ended()).toBe(false);
  timers.advance(STREAM_HEARTBEAT_MS);
  signals.publish(ANNA);
  expect(await longer.rest()).toEqual([ready, heartbeat, heartbeat, heartbeat]);
});

function setUp(lifetime?: () => number) {
  const signals = createSignals();
  const timers = createManualTimers();
  const streams = createEventStreams({ signals, timers, ...(lifetime && { lifetime }) });
  return {
    signals,
    timers,
    streams,
    open: (id = "browser") => {
      const reader = streams.open({ sid: ANNA, id }).getReader();
      let ended = false;
      void reader.closed.then(() => (ended = true));
      const next = async () => new TextDecoder().decode((await reader.read()).value);
      const take = async (count: number) => {
        const messages = [];
        while (messages.length < count) messages.push(await next());
        return messages;
      };
      return {
        next,
        take,
        async rest() {
          const messages = [];
          for (let message = await next(); message !== ""; message = await next())
            messages.push(message);
          return messages;
        },
        ended: () => ended,
        cancel: () => reader.cancel(),
      };
    },
  };
}
