import { expect, test } from "vitest";
import { createManualTimers } from "../../core/manual-timers.ts";
import { createGroupCommit } from "./group-commit.ts";

test("what comes within one turn shares a commit", async () => {
  const { group, commits } = setUp();
  await Promise.all([group.add(1), group.add(2), group.add(3)]);
  await group.add(4);
  expect(commits).toEqual([[1, 2, 3], [4]]);
});

test("a steady trickle does not put the commit off beyond its window", async () => {
  const { group, commits, timers } = setUp();
  const added: Promise<void>[] = [];
  while (commits.length === 0) {
    added.push(group.add(added.length));
    timers.advance(0.5);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(added);
  expect(commits[0]?.length).toBeLessThan(8);
});

test("never more than 512 in one commit, in the order of arrival", async () => {
  const { group, commits } = setUp();
  const items = Array.from({ length: 1_300 }, (_, n) => n);
  await Promise.all(items.map((n) => group.add(n)));
  expect(commits.map(({ length }) => length)).toEqual([512, 512, 276]);
  expect(commits.flat()).toEqual(items);
});

test("a failed commit fails its own items only", async () => {
  const { group, fail } = setUp();
  fail("disk on fire");
  await expect(group.add(1)).rejects.toThrow("disk on fire");
  fail(null);
  await group.add(2);
});

test("closing commits what waits and takes nothing more", async () => {
  const { group, commits } = setUp();
  const waiting = group.add(1);
  group.close();
  await waiting;
  expect(commits).toEqual([[1]]);
  await expect(group.add(2)).rejects.toThrow("closed");
});

function setUp() {
  const timers = createManualTimers();
  const commits: number[][] = [];
  let failure: string | null = null;
  const group = createGroupCommit<number>({
    commit(items) {
      if (failure !== null) throw new Error(failure);
      commits.push([...items]);
    },
    isTransient: () => false,
    clock: timers.now,
    timers,
    patience: 1_000,
    capacity: 10_000,
  });
  return { group, commits, timers, fail: (message: string | null) => void (failure = message) };
}
