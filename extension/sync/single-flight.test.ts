import { expect, test } from "vitest";
import { singleFlight } from "./single-flight.ts";

function heldJob() {
  const releases: (() => void)[] = [];
  const job = async () => {
    const run = releases.length + 1;
    await new Promise<void>((resolve) => releases.push(resolve));
    return run;
  };
  return { job, releases };
}

test("any number of calls during a run cause one more, and resolve with it", async () => {
  const { job, releases } = heldJob();
  const fly = singleFlight(job);
  const first = fly();
  const second = fly();
  const third = fly();
  releases[0]?.();
  expect(await first).toBe(1);
  await expect.poll(() => releases.length).toBe(2);
  releases[1]?.();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
  expect(releases).toHaveLength(2);
});

test("a run that fails does not stop the next", async () => {
  let runs = 0;
  const fly = singleFlight(async () => {
    runs += 1;
    if (runs === 1) throw new Error("disk full");
    return runs;
  });
  const first = fly();
  const second = fly();
  await expect(first).rejects.toThrow("disk full");
  expect(await second).toBe(2);
  expect(await fly()).toBe(3);
});
