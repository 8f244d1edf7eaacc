import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { messageIdSchema } from "../../shared/ids.ts";
import type { SentMessage } from "../messages.ts";
import { outbox } from "./outbox.ts";
import { keepSentMail } from "./sent-mail.ts";
import { readUnplaced, unplaced } from "./unplaced.ts";

const leaving: SentMessage = {
  id: messageIdSchema.parse("AAAAAAAAAAA"),
  mailClient: "gmail",
  account: "rep@example.com",
  subject: "Offer",
  recipients: [],
  links: [],
  mintedAt: 1_000,
  threadId: null,
  mailMessageId: null,
  sentAt: null,
};
const confirmed: SentMessage = { ...leaving, threadId: "18a", mailMessageId: "18b", sentAt: 2_000 };

function setUp(failures = 0) {
  const recorded: SentMessage[] = [];
  const controller = new AbortController();
  const sentMail = keepSentMail(
    {
      async recordSent(message) {
        if (failures-- > 0) throw new Error("no worker");
        recorded.push(message);
      },
    },
    controller.signal,
  );
  return { sentMail, recorded, controller };
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("sent mail", () => {
  it("stays in the outbox until the background has it", async () => {
    const { sentMail, recorded } = setUp(2);
    sentMail.leaving(leaving);
    const done = sentMail.confirmed(confirmed);
    await vi.advanceTimersByTimeAsync(100);
    expect(await outbox.read()).toEqual([confirmed]);
    await vi.runAllTimersAsync();
    expect(await done).toBe(true);
    expect(recorded).toEqual([confirmed]);
    expect(await outbox.read()).toEqual([]);
  });

  it("is no longer in the outbox when it has stayed", async () => {
    const { sentMail } = setUp();
    sentMail.leaving(leaving);
    sentMail.stayed(leaving.id);
    await vi.runAllTimersAsync();
    expect(await outbox.read()).toEqual([]);
  });

  it("is looked for where its thread is not known, and not any more once it is", async () => {
    const { sentMail } = setUp();
    const withoutThread: SentMessage = { ...confirmed, threadId: null, mailMessageId: leaving.id };
    const first = sentMail.confirmed(withoutThread);
    await vi.runAllTimersAsync();
    expect(await first).toBe(true);
    expect(await readUnplaced(2_000)).toEqual([withoutThread]);
    expect(await outbox.read()).toEqual([]);
    const second = sentMail.confirmed({ ...withoutThread, threadId: "AAQk" });
    await vi.runAllTimersAsync();
    expect(await second).toBe(true);
    expect(await readUnplaced(2_000)).toEqual([]);
  });

  it("is looked for until the background has it with its thread", async () => {
    const { sentMail } = setUp(1_000);
    // The background has confirmed it; whoever takes it from the outbox does not know the thread.
    const withoutThread: SentMessage = { ...confirmed, threadId: null, mailMessageId: leaving.id };
    await unplaced.put(withoutThread);
    const done = sentMail.confirmed({ ...withoutThread, threadId: "AAQk" });
    await vi.runAllTimersAsync();
    expect(await done).toBe(false);
    expect(await readUnplaced(2_000)).toEqual([withoutThread]);
  });

  it("is left to the background when that never answers", async () => {
    const { sentMail } = setUp(1_000);
    const done = sentMail.confirmed(confirmed);
    await vi.runAllTimersAsync();
    expect(await done).toBe(false);
    expect(await outbox.read()).toEqual([confirmed]);
  });

  it("stops trying once the extension was reloaded", async () => {
    const { sentMail, controller, recorded } = setUp(1);
    const done = sentMail.confirmed(confirmed);
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    await vi.runAllTimersAsync();
    expect(await done).toBe(false);
    expect(recorded).toEqual([]);
  });
});
