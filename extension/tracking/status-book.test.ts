import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { foldEngagement } from "../../shared/engagement.ts";
import { messageFacts } from "../../shared/message-facts.fixture.ts";
import type { ThreadStatus } from "../messages.ts";
import type { BackgroundLink } from "./background-link.ts";
import { openStatusBook } from "./status-book.ts";

const { engagement } = foldEngagement(messageFacts({ sentAt: 1 }), []);
const status = (threadId: string): ThreadStatus => ({ threadId, engagement, messages: {} });
const forever = new AbortController().signal;

function fakeLink(tracked: readonly string[]) {
  const asked: string[][] = [];
  const broadcasts: ((statuses: readonly ThreadStatus[]) => void)[] = [];
  let failures = 0;
  const link: Pick<BackgroundLink, "threadStatuses" | "onStatuses"> = {
    async threadStatuses(threadIds) {
      asked.push([...threadIds]);
      if (failures-- > 0) throw new Error("no worker");
      return threadIds.filter((id) => tracked.includes(id)).map(status);
    },
    onStatuses: (handler) => void broadcasts.push(handler),
  };
  return {
    link,
    asked,
    broadcast: (statuses: ThreadStatus[]) => broadcasts.forEach((handler) => handler(statuses)),
    failTimes: (count: number) => {
      failures = count;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("status book", () => {
  it("asks once for all rows of a list, and is silent about untracked threads", async () => {
    const { link, asked } = fakeLink(["t7"]);
    const book = openStatusBook(link, forever);
    const told: string[] = [];
    for (let row = 0; row < 50; row++) {
      book.follow(`t${row}`, ({ threadId }) => told.push(threadId), forever);
      await Promise.resolve();
    }
    await vi.runAllTimersAsync();
    expect(asked).toEqual([Array.from({ length: 50 }, (_, row) => `t${row}`)]);
    expect(told).toEqual(["t7"]);
  });

  it("asks about a row that comes and goes as the list is scrolled once in half a minute", async () => {
    const { link, asked } = fakeLink([]);
    const book = openStatusBook(link, forever);
    const showFor = async (milliseconds: number): Promise<void> => {
      const gone = new AbortController();
      book.follow("t1", () => undefined, gone.signal);
      await vi.advanceTimersByTimeAsync(milliseconds);
      gone.abort();
    };
    await showFor(100);
    await showFor(29_900);
    expect(asked).toEqual([["t1"]]);
    await showFor(100);
    expect(asked).toEqual([["t1"], ["t1"]]);
    book.refresh("t1");
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(3);
  });

  it("asks again about a row whose question nobody answered", async () => {
    const { link, asked, failTimes } = fakeLink([]);
    const book = openStatusBook(link, forever);
    failTimes(4);
    book.follow("t1", () => undefined, forever);
    await vi.advanceTimersByTimeAsync(5_000);
    book.follow("t1", () => undefined, forever);
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(5);
  });

  it("keeps nothing for a row that is gone before it is followed", async () => {
    const { link, asked, broadcast } = fakeLink(["t1"]);
    const book = openStatusBook(link, forever);
    const told: unknown[] = [];
    book.follow("t1", (known) => told.push(known), AbortSignal.abort());
    broadcast([status("t1")]);
    await vi.runAllTimersAsync();
    expect([asked, told]).toEqual([[], []]);
  });

  it("splits what one request cannot take", async () => {
    const { link, asked } = fakeLink([]);
    const book = openStatusBook(link, forever);
    for (let row = 0; row < 501; row++) book.follow(`t${row}`, () => {}, forever);
    await vi.runAllTimersAsync();
    expect(asked.map((ids) => ids.length)).toEqual([500, 1]);
  });

  it("tells what is broadcast until the row is gone, and shows it at once when the row comes back", async () => {
    const { link, broadcast } = fakeLink([]);
    const book = openStatusBook(link, forever);
    const told: string[] = [];
    const row = new AbortController();
    book.follow("t1", () => told.push("first"), row.signal);
    broadcast([status("t1"), status("t2")]);
    row.abort();
    broadcast([status("t1")]);
    book.follow("t1", () => told.push("second"), forever);
    expect(told).toEqual(["first", "second"]);
  });

  it("asks again when the worker did not answer", async () => {
    const { link, asked, failTimes } = fakeLink(["t1"]);
    failTimes(2);
    const told: string[] = [];
    openStatusBook(link, forever).follow("t1", ({ threadId }) => told.push(threadId), forever);
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(3);
    expect(told).toEqual(["t1"]);
  });

  it("asks nothing once the extension was reloaded", async () => {
    const { link, asked } = fakeLink([]);
    const reloaded = new AbortController();
    const book = openStatusBook(link, reloaded.signal);
    book.follow("t1", () => {}, forever);
    reloaded.abort();
    book.follow("t2", () => {}, forever);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([]);
  });
});
