import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { mailId, sentAt, sentMessage } from "../db/samples.ts";
import type { SentMessage } from "../messages.ts";
import { outbox } from "../tracking/outbox.ts";
import { readUnplaced } from "../tracking/unplaced.ts";
import { confirmInOutbox, onlyUnconfirmed } from "./confirm-in-outbox.ts";

const prepared = (number: number, facts: Partial<SentMessage> = {}) =>
  sentMessage(number, {
    mailClient: "outlook",
    threadId: null,
    mailMessageId: null,
    sentAt: null,
    ...facts,
  });
const later = sentAt + 9_000;

beforeEach(() => fakeBrowser.reset());

test("confirms a mail whose request was seen: it names itself, and its thread is looked for", async () => {
  await outbox.put(prepared(1));
  await outbox.put(prepared(2));
  await confirmInOutbox({ messageIds: [mailId(1), mailId(7)], at: later, deferredUntil: null });
  const confirmed = { ...prepared(1), sentAt: later, mailMessageId: mailId(1) };
  expect(await outbox.read()).toEqual([confirmed, prepared(2)]);
  expect(await readUnplaced(later)).toEqual([confirmed]);
});

test("a scheduled mail is sent when its time has come", async () => {
  await outbox.put(prepared(1));
  const deferredUntil = later + 3_600_000;
  await confirmInOutbox({ messageIds: [mailId(1)], at: later, deferredUntil });
  const confirmed = {
    ...prepared(1),
    sentAt: deferredUntil,
    scheduled: true,
    mailMessageId: mailId(1),
  };
  expect(await outbox.read()).toEqual([confirmed]);
  expect(await readUnplaced(later)).toEqual([confirmed]);
});

test("leaves alone what its tab confirmed, and Gmail's", async () => {
  const mails = [prepared(1, { threadId: "AAQk", sentAt }), prepared(2, { mailClient: "gmail" })];
  for (const mail of mails) await outbox.put(mail);
  await confirmInOutbox({ messageIds: [mailId(1), mailId(2)], at: later, deferredUntil: null });
  expect(await outbox.read()).toEqual(mails);
  expect(await readUnplaced(later)).toEqual([]);
});

test("knows the only mail of the last two minutes that waits for its request", async () => {
  expect(await onlyUnconfirmed(later)).toBeNull();
  await outbox.put(prepared(1));
  await outbox.put(prepared(2, { sentAt }));
  await outbox.put(prepared(3, { mailClient: "gmail" }));
  await outbox.put(prepared(4, { mintedAt: sentAt - 120_000 }));
  expect(await onlyUnconfirmed(sentAt)).toBe(mailId(1));
  expect(await onlyUnconfirmed(sentAt + 120_000)).toBeNull();
  await outbox.put(prepared(5));
  expect(await onlyUnconfirmed(sentAt)).toBeNull();
});
