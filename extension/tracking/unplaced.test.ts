import { fakeBrowser } from "wxt/testing/fake-browser";
import { beforeEach, expect, it } from "vitest";
import { messageIdSchema } from "../../shared/ids.ts";
import type { SentMessage } from "../messages.ts";
import { onUnplaced, readUnplaced, unplaced } from "./unplaced.ts";

const sentAt = Date.UTC(2026, 10, 21);
const DAY = 24 * 3_600_000;

function mail(id: string, changes: Partial<SentMessage> = {}): SentMessage {
  const messageId = messageIdSchema.parse(id);
  return {
    id: messageId,
    mailClient: "outlook",
    mailHost: "outlook.office.com",
    account: "",
    subject: "Offer",
    recipients: [],
    links: [],
    mintedAt: sentAt,
    threadId: null,
    mailMessageId: messageId,
    sentAt,
    ...changes,
  };
}

const first = mail("AAAAAAAAAAA");
const second = mail("BBBBBBBBBBB");

beforeEach(() => fakeBrowser.reset());

it("holds mails until they are removed, in their latest form, beside everything else", async () => {
  await fakeBrowser.storage.local.set({ "outbox/x": 1, preferences: { paused: true } });
  await Promise.all([unplaced.put(first), unplaced.put(second)]);
  await unplaced.put({ ...first, threadId: "AAQk1" });
  expect(await readUnplaced(sentAt)).toEqual([{ ...first, threadId: "AAQk1" }, second]);
  await unplaced.remove(first.id);
  await unplaced.remove(second.id);
  expect(await fakeBrowser.storage.local.get(null)).toEqual({
    "outbox/x": 1,
    preferences: { paused: true },
  });
});

it("throws away what is older than 30 days, 7 with a thread, or cannot be read", async () => {
  await fakeBrowser.storage.local.set({ "unplaced/broken": { id: 1 } });
  await unplaced.put(first);
  await unplaced.put({ ...second, threadId: "AAQk2" });
  expect(await readUnplaced(sentAt + 7 * DAY - 1)).toHaveLength(2);
  expect(await readUnplaced(sentAt + 30 * DAY - 1)).toEqual([first]);
  expect(Object.keys(await fakeBrowser.storage.local.get(null))).toEqual(["unplaced/AAAAAAAAAAA"]);
  expect(await readUnplaced(sentAt + 30 * DAY)).toEqual([]);
  expect(await fakeBrowser.storage.local.get(null)).toEqual({});
});

it("tells what another tab puts there and removes, until the signal", async () => {
  const told: unknown[] = [];
  const controller = new AbortController();
  onUnplaced((id, changed) => told.push([id, changed]), controller.signal);
  await unplaced.put(first);
  await fakeBrowser.storage.local.set({ preferences: {} });
  await unplaced.remove(first.id);
  controller.abort();
  await unplaced.put(second);
  expect(told).toEqual([
    ["AAAAAAAAAAA", first],
    ["AAAAAAAAAAA", null],
  ]);
});
