import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { recordEvents, recordViews } from "../db/record-events.ts";
import {
  account,
  emptyDatabase,
  hit,
  mailId,
  sentAt,
  sentMessage,
  telling,
} from "../db/samples.ts";
import { outbox } from "../tracking/outbox.ts";
import { readUnplaced } from "../tracking/unplaced.ts";
import { drainOutbox } from "./drain-outbox.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const unconfirmed = sentMessage(1, { threadId: null, mailMessageId: null, sentAt: null });

beforeEach(() => fakeBrowser.reset());

test("takes a confirmed mail at once", async () => {
  const db = emptyDatabase();
  await outbox.put(sentMessage(1));
  expect(await drainOutbox(db, sentAt, telling)).toEqual({ recorded: 1, threadIds: ["thread-1"] });
  expect(await db.messages.get(mailId(1))).toMatchObject({ recorded: true });
  expect(await outbox.read()).toEqual([]);
});

test("holds an unconfirmed mail back for ten minutes", async () => {
  const db = emptyDatabase();
  await outbox.put(unconfirmed);
  await drainOutbox(db, sentAt + 9 * minute, telling);
  expect(await outbox.read()).toEqual([unconfirmed]);
  await drainOutbox(db, sentAt + 10 * minute, telling);
  expect(await db.messages.get(mailId(1))).toMatchObject({ recorded: true });
  expect(await outbox.read()).toEqual([]);
});

test("takes an unconfirmed mail that somebody opened: it has left, though its tab is closed", async () => {
  const db = emptyDatabase();
  await outbox.put(unconfirmed);
  await recordEvents(db, { account, events: [hit(1)], cursor: "c", telling });
  await drainOutbox(db, sentAt + minute, telling);
  expect(await db.messages.get(mailId(1))).toMatchObject({
    recorded: true,
    subject: "Proposal 1",
    engagement: { state: "opened" },
  });
  expect(await outbox.read()).toEqual([]);
});

describe("Outlook's mail", () => {
  const prepared = { ...unconfirmed, mailClient: "outlook" } as const;
  const view = { kind: "view", verdict: "self" } as const;

  test("is taken when it is confirmed", async () => {
    const db = emptyDatabase();
    await outbox.put({ ...prepared, sentAt, mailMessageId: mailId(1) });
    await drainOutbox(db, sentAt, telling);
    expect(await db.messages.get(mailId(1))).toMatchObject({ recorded: true, sentAt });
    expect(await outbox.read()).toEqual([]);
  });

  test("is taken when a hit proves that it left: it names itself, and its thread is looked for", async () => {
    const db = emptyDatabase();
    await outbox.put(prepared);
    await recordEvents(db, { account, events: [hit(1)], cursor: "c", telling });
    expect(await drainOutbox(db, sentAt + day, telling)).toMatchObject({ recorded: 1 });
    expect(await db.messages.get(mailId(1))).toMatchObject({
      recorded: true,
      mailMessageId: mailId(1),
      sentAt: null,
    });
    expect(await readUnplaced(sentAt + day)).toEqual([
      { ...prepared, mailMessageId: mailId(1), sentAt },
    ]);
    expect(await outbox.read()).toEqual([]);
  });

  test("may have been stopped, so it waits for a proof, and is forgotten after thirty days", async () => {
    const db = emptyDatabase();
    await outbox.put(prepared);
    // A draft that is looked at has left as little.
    await recordViews(db, [hit(1, view)], telling);
    expect(await drainOutbox(db, sentAt + 30 * day - 1, telling)).toMatchObject({ recorded: 0 });
    expect(await outbox.read()).toEqual([prepared]);
    expect(await drainOutbox(db, sentAt + 30 * day, telling)).toEqual({
      recorded: 0,
      threadIds: [],
    });
    expect(await outbox.read()).toEqual([]);
    expect(await db.messages.get(mailId(1))).toMatchObject({ recorded: false });
  });
});
