import { expect, test, vi } from "vitest";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import type { EventLog } from "./event-log.ts";
import { exampleEvent } from "./example-event.ts";
import { UnavailableError } from "./unavailable-error.ts";

function setUp() {
  let now = 0;
  const append = vi.fn<EventLog["append"]>().mockResolvedValue();
  const breaker = createCircuitBreaker({ append }, () => now);
  return {
    append,
    hit: () => breaker.append(exampleEvent(1)),
    down: () => append.mockRejectedValue(new UnavailableError("down")),
    up: () => append.mockResolvedValue(),
    advance: (ms: number) => void (now += ms),
  };
}

async function fail(hit: () => Promise<void>, times: number): Promise<void> {
  for (let n = 0; n < times; n++) await expect(hit()).rejects.toThrow(UnavailableError);
}

test("a log that works is asked every time, also between single failures", async () => {
  const { append, hit, down, up } = setUp();
  for (let n = 0; n < 3; n++) {
    down();
    await fail(hit, 2);
    up();
    await hit();
  }
  expect(append).toHaveBeenCalledTimes(9);
});

test("after three failures in a row nobody waits for it, for five seconds", async () => {
  const { append, hit, down, advance } = setUp();
  down();
  await fail(hit, 3);
  advance(4_999);
  await fail(hit, 10);
  expect(append).toHaveBeenCalledTimes(3);
});

test("then one event tries alone; when it fails the rest begins again, when it is stored the rest is over", async () => {
  const { append, hit, down, up, advance } = setUp();
  down();
  await fail(hit, 3);
  advance(5_000);
  const tries = await Promise.allSettled([hit(), hit(), hit()]);
  expect(tries.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  expect(append).toHaveBeenCalledTimes(4);
  advance(4_999);
  await fail(hit, 1);
  expect(append).toHaveBeenCalledTimes(4);

  advance(1);
  up();
  await hit();
  await Promise.all([hit(), hit()]);
  expect(append).toHaveBeenCalledTimes(7);
});

test("an event that is refused for what it is says nothing about the next one", async () => {
  const { append, hit, advance } = setUp();
  append.mockRejectedValue(new Error("refused"));
  for (let n = 0; n < 5; n++) await expect(hit()).rejects.toThrow("refused");
  expect(append).toHaveBeenCalledTimes(5);

  append.mockRejectedValue(new UnavailableError("down"));
  await fail(hit, 3);
  advance(5_000);
  append.mockRejectedValueOnce(new Error("refused"));
  await expect(hit()).rejects.toThrow("refused");
  await fail(hit, 1);
  expect(append).toHaveBeenCalledTimes(10);
});
