import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LogEvent } from "../../shared/event.ts";
import { exampleEvent } from "../core/example-event.ts";
import { createFileFallbackQueue } from "./file-fallback-queue.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

test("keeps events in a file and gives each back once", async () => {
  const { queue, stored, store, directory } = setUp();
  await Promise.all([1, 2, 3].map((n) => queue.add(exampleEvent(n))));
  expect(await queue.replay(store)).toEqual({ stored: 3, kept: 0, unreadable: 0 });
  expect(await queue.replay(store)).toEqual({ stored: 0, kept: 0, unreadable: 0 });
  expect(stored).toEqual([1, 2, 3].map((n) => exampleEvent(n)));
  expect(readdirSync(directory)).toEqual([]);
});

test("a new process finds what an old one left, also in the middle of a replay", async () => {
  const { queue, stored, store, directory } = setUp();
  await queue.add(exampleEvent(1));
  await queue.replay(() => Promise.reject(new Error("log down")));
  await queue.add(exampleEvent(2));
  expect(readdirSync(directory).sort()).toEqual(["hits.ndjson", "hits.replaying.ndjson"]);

  expect(await createFileFallbackQueue(directory).replay(store)).toMatchObject({ stored: 2 });
  expect(stored).toEqual([exampleEvent(1), exampleEvent(2)]);
  expect(readdirSync(directory)).toEqual([]);
});

test("keeps what the log does not take", async () => {
  const { queue, store, stored } = setUp();
  await Promise.all([1, 2].map((n) => queue.add(exampleEvent(n))));
  const pickyStore = (event: LogEvent) =>
    event.id === exampleEvent(1).id ? store(event) : Promise.reject(new Error("log down"));
  expect(await queue.replay(pickyStore)).toMatchObject({ stored: 1, kept: 1 });
  await queue.replay(store);
  expect(new Set(stored.map(({ id }) => id)).size).toBe(2);
});

test("events that arrive during a replay are not lost", async () => {
  const { queue, store, stored } = setUp();
  await queue.add(exampleEvent(1));
  await queue.replay(async (event) => {
    if (event.id === exampleEvent(1).id) await queue.add(exampleEvent(2));
    await store(event);
  });
  expect(stored).toEqual([exampleEvent(1), exampleEvent(2)]);
});

test("says how many wait, also of what a dead process left", async () => {
  const { queue, store, directory } = setUp();
  const refuse = () => Promise.reject(new Error("log down"));
  await Promise.all([1, 2, 3].map((n) => queue.add(exampleEvent(n))));
  expect(queue.waiting()).toBe(3);
  await queue.replay(refuse);
  await queue.add(exampleEvent(4));
  expect(queue.waiting()).toBe(4);

  const next = createFileFallbackQueue(directory);
  await next.replay(refuse);
  expect(next.waiting()).toBe(3);
  await next.replay(store);
  expect(next.waiting()).toBe(0);
});

test("a torn line is put aside and costs no other", async () => {
  const { queue, store, stored, directory } = setUp();
  writeFileSync(join(directory, "hits.ndjson"), `\n${JSON.stringify(exampleEvent(1))}\n{"id":"tor`);
  await queue.add(exampleEvent(2));
  await queue.close();
  appendFileSync(join(directory, "hits.ndjson"), "\n{}");
  expect(await queue.replay(store)).toEqual({ stored: 2, kept: 0, unreadable: 2 });
  expect(stored).toEqual([exampleEvent(1), exampleEvent(2)]);
  expect(readFileSync(join(directory, "hits.unreadable"), "utf8")).toBe('{"id":"tor\n{}\n');
});

test("a file that somebody removed costs nothing after the next look", async () => {
  const { queue, store, stored, directory } = setUp();
  await queue.add(exampleEvent(1));
  rmSync(join(directory, "hits.ndjson"));
  await queue.replay(store);
  await queue.add(exampleEvent(2));
  await queue.replay(store);
  expect(stored).toEqual([exampleEvent(2)]);
});

test("takes back events from lines of the structured log", async () => {
  const { queue, store, stored, directory } = setUp();
  const line = { level: 50, event: exampleEvent(1), msg: "hit kept in this line only" };
  writeFileSync(join(directory, "hits.ndjson"), `${JSON.stringify(line)}\n`);
  await queue.replay(store);
  expect(stored).toEqual([exampleEvent(1)]);
});

test("a full disk rejects, and the queue works again when there is room", async () => {
  const { queue, store, directory } = setUp();
  symlinkSync("/dev/full", join(directory, "hits.ndjson"));
  await expect(queue.add(exampleEvent(1))).rejects.toThrow("ENOSPC");
  await queue.close();

  const roomy = setUp();
  await roomy.queue.add(exampleEvent(2));
  expect(await roomy.queue.replay(store)).toMatchObject({ stored: 1 });
});

function setUp() {
  const directory = temporaryDirectory();
  const stored: LogEvent[] = [];
  const store = async (event: LogEvent) => void stored.push(event);
  return { queue: createFileFallbackQueue(directory), directory, stored, store };
}
