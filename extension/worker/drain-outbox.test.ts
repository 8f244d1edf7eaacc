import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { recordEvents } from "../db/record-events.ts";
import {
  account,
  emptyDatabase,
  hit,
  mailId,
  sentAt,
  sentMessage,
  telling,
} from "../db/samples.ts";
import { putInOutbox, readOutbox } from "../tracking/outbox.ts";
import { drainOutbox } from "./drain-outbox.ts";

const minute = 60_000;
const unconfirmed = sentMessage(1, { threadId: null, mailMessageId: null, sentAt: null });

beforeEach(() => fakeBrowser.reset());

test("takes a confirmed mail at once", async () => {
  const db = emptyDatabase();
  await putInOutbox(sentMessage(1));
  expect(await drainOutbox(db, sentAt, telling)).toEqual({ recorded: 1, threadIds: ["thread-1"] });
  expect(await db.messages.get(mailId(1))).toMatchObject({ recorded: true });
  expect(await readOutbox()).toEqual([]);
});

test("holds an unconfirmed mail back for ten minutes", async () => {
  const db = emptyDatabase();
  await putInOutbox(unconfirmed);
  await drainOutbox(db, sentAt + 9 * minute, telling);
  expect(await readOutbox()).toEqual([unconfirmed]);
  await drainOutbox(db, sentAt + 10 * minute, telling);
  expect(await db.messages.get(mailId(1))).toMatchObject({ recorded: true });
  expect(await readOutbox()).toEqual([]);
});

test("takes an unconfirmed mail that somebody opened: it has left, though its tab is closed", async () => {
  const db = emptyDatabase();
  await putInOutbox(unconfirmed);
  await recordEvents(db, { account, events: [hit(1)], cursor: "c", telling });
  await drainOutbox(db, sentAt + minute, telling);
  expect(await db.messages.get(mailId(1))).toMatchObject({
    recorded: true,
    subject: "Proposal 1",
    engagement: { state: "opened" },
  });
  expect(await readOutbox()).toEqual([]);
});
