import { expect, test, vi } from "vitest";
import { createManualTimers } from "../../core/manual-timers.ts";
import { createHealth } from "./health.ts";

const GOOD = { logRefuses: false, waiting: 0 };
const BAD = { logRefuses: true, waiting: 0 };

test("tells whether the database can be read, and asks it at most every half minute", async () => {
  const { health, probe, timers } = setUp();
  expect(await Promise.all([health(), health()])).toEqual([GOOD, GOOD]);
  probe.mockRejectedValue(new Error("down"));
  timers.advance(29_999);
  expect(await health()).toEqual(GOOD);
  expect(probe).toHaveBeenCalledTimes(1);
  timers.advance(1);
  expect(await health()).toEqual(BAD);
  probe.mockResolvedValue(null);
  timers.advance(30_000);
  expect(await health()).toEqual(GOOD);
});

test("a database that does not answer is no good", async () => {
  const { health, probe, timers } = setUp();
  probe.mockReturnValue(new Promise(() => undefined));
  const asked = health();
  timers.advance(3_000);
  expect(await asked).toEqual(BAD);
});

function setUp() {
  const probe = vi.fn<() => Promise<unknown>>().mockResolvedValue(null);
  const timers = createManualTimers();
  return { health: createHealth({ probe, now: timers.now, timers }), probe, timers };
}
