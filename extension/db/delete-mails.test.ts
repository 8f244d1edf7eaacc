import { describe, expect, test } from "vitest";
import type { SentMessage } from "../messages.ts";
import { correctHit } from "./correct-hit.ts";
import { deleteMails, forgetOlder, purgeDeleted, restoreMails, UNDO_MS } from "./delete-mails.ts";
import { explainMessage } from "./explain.ts";
import { readFeed } from "./feed.ts";
import { readMailDetail } from "./mail-detail.ts";
import { recordEvents, recordViews } from "./record-events.ts";
import { recordSeen } from "./record-seen.ts";
import { recordSent } from "./record-sent.ts";
import { refoldOnce } from "./refold-once.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";
import { readAllSummaries } from "./summaries.ts";
import { readThreadStatuses } from "./thread-statuses.ts";
import { readThread } from "./thread-timeline.ts";
import { readUnseen } from "./unseen.ts";

const now = sentAt + 40 * 24 * 3_600_000;
const day = 24 * 3_600_000;

/** Two mails of one thread, each of which was opened, and one elsewhere. */
async function mails() {
  const db = emptyDatabase();
  const record = (number: number, facts: Partial<SentMessage> = {}) =>
    recordSent(db, sentMessage(number, { threadId: "thread-1", ...facts }), 0, telling);
  await record(1);
  await record(2, { mintedAt: sentAt + 1, sentAt: sentAt + 1 });
  await record(3, { threadId: "thread-3", mintedAt: sentAt + 2, sentAt: sentAt + 2 });
  const take = (number: number, mail = number) =>
    recordEvents(db, {
      account,
      events: [hit(number, { messageId: mailId(mail) })],
      cursor: `c${number}`,
      telling,
    });
  for (const number of [1, 2, 3]) await take(number);
  const shown = async () => ({
    summaries: (await readAllSummaries(db)).map(({ id }) => id).toSorted(),
    feed: [
      ...new Set((await readFeed(db, { limit: 99 })).map(({ message }) => message.id)),
    ].toSorted(),
    inThread: (await readThread(db, "thread-1")).map(({ summary }) => summary.id),
    marks: Object.keys((await readThreadStatuses(db, ["thread-1"]))[0]?.messages ?? {}),
    unseen: await readUnseen(db),
    due: (await db.messages.filter(({ due }) => due !== null).toArray()).length,
  });
  return { db, record, take, shown };
}

const all = { summaries: [1, 2, 3].map(mailId), feed: [1, 2, 3].map(mailId) };

describe("a deleted mail", () => {
  test("is gone from everything that shows mail, at once", async () => {
    const { db, shown } = await mails();
    expect(await shown()).toMatchObject({ ...all, unseen: 3, due: 3 });
    expect(await deleteMails(db, [mailId(1), mailId(9)], now)).toEqual({
      deleted: [mailId(1)],
      threadIds: ["thread-1"],
    });
    expect(await shown()).toEqual({
      summaries: [2, 3].map(mailId),
      feed: [2, 3].map(mailId),
      inThread: [mailId(2)],
      marks: ["gmail-2"],
      unseen: 2,
      due: 2,
    });
    const [status] = await readThreadStatuses(db, ["thread-1"]);
    expect(status?.engagement.opens.person).toBe(1);
    expect(await readMailDetail(db, mailId(1))).toBeNull();
    const ids = { threadId: "thread-1", mailMessageId: "gmail-1" };
    expect(await explainMessage(db, ids)).toBeNull();
    const word = { messageId: mailId(1), eventId: hit(1).id, scope: "event" } as const;
    expect(await correctHit(db, word, telling)).toEqual({ explanation: null, threadIds: [] });
    expect(await deleteMails(db, [mailId(1)], now)).toEqual({ deleted: [], threadIds: [] });
  });

  test("comes back as it was, with what came meanwhile, of which nobody is told", async () => {
    const { db, record, take, shown } = await mails();
    await deleteMails(db, [mailId(1), mailId(3)], now);
    await take(4, 1);
    await record(1);
    const seen = { kind: "reply" as const, threadId: "thread-1", answers: ["gmail-1"] };
    await recordSeen(db, { ...seen, at: sentAt + day }, telling);
    await refoldOnce(db, "0.6.0");
    expect(await shown()).toMatchObject({ summaries: [mailId(2)], unseen: 1, due: 1 });

    const { restored, threadIds } = await restoreMails(db, [1, 3, 2].map(mailId));
    expect([restored, threadIds.toSorted()]).toEqual([2, ["thread-1", "thread-3"]]);
    expect(await shown()).toMatchObject({ ...all, unseen: 1, due: 1 });
    expect((await readMailDetail(db, mailId(1)))?.summary.engagement).toMatchObject({
      state: "replied",
      opens: { person: 2 },
    });
  });

  test("takes those with it that it superseded, and brings them back", async () => {
    const { db, record } = await mails();
    await record(4, { mailMessageId: "gmail-2", mintedAt: sentAt + 9 });
    expect((await db.messages.get(mailId(2)))?.supersededBy).toBe(mailId(4));
    expect((await deleteMails(db, [mailId(4)], now)).deleted).toEqual([mailId(4)]);
    expect((await db.messages.get(mailId(2)))?.deletedAt).toBe(now);
    expect((await restoreMails(db, [mailId(4)])).restored).toBe(1);
    expect((await db.messages.get(mailId(2)))?.deletedAt).toBeNull();
    await deleteMails(db, [mailId(4)], now);
    await purgeDeleted(db, now + UNDO_MS);
    expect(await db.messages.bulkGet([mailId(2), mailId(4)])).toEqual([undefined, undefined]);
  });

  test("leaves nothing but its id after ten minutes", async () => {
    const { db, take, record, shown } = await mails();
    await deleteMails(db, [1, 3].map(mailId), now);
    expect(await purgeDeleted(db, now + UNDO_MS - 1)).toEqual([]);
    expect((await purgeDeleted(db, now + UNDO_MS)).toSorted()).toEqual([1, 3].map(mailId));
    expect(await db.forgotten.toArray()).toEqual(
      [1, 3].map((number) => ({ id: mailId(number), deletedAt: now })),
    );
    expect(await restoreMails(db, [mailId(1)])).toEqual({ restored: 0, threadIds: [] });

    // What the log and the page still say of it is passed over.
    expect((await take(5, 1)).added).toBe(0);
    expect(await record(1)).toEqual([]);
    expect(await shown()).toMatchObject({ summaries: [mailId(2)], marks: ["gmail-2"] });
    // Of a thread whose only mail it was no row stays.
    expect((await db.threads.toArray()).map(({ threadId }) => threadId)).toEqual(["thread-1"]);
    const left = await Promise.all(db.tables.map((table) => table.toArray()));
    for (const trace of ["Proposal 1", "Proposal 3", "thread-3", "gmail-1", hit(1).id])
      expect(JSON.stringify(left)).not.toContain(trace);
  });
});

test("everything is deleted, and what is sent from then on is there", async () => {
  const { db, record, take, shown } = await mails();
  await take(7, 8);
  const { deleted } = await deleteMails(db, "all", now);
  expect(deleted.toSorted()).toEqual([1, 2, 3, 8].map(mailId));
  expect(await shown()).toMatchObject({ summaries: [], feed: [], marks: [], unseen: 0, due: 0 });
  await record(4);
  await take(6, 4);
  expect(await shown()).toMatchObject({ summaries: [mailId(4)], marks: ["gmail-4"], unseen: 1 });
  expect((await restoreMails(db, deleted)).restored).toBe(4);
});

test("mails older than the rep wants to keep are deleted, the others are not", async () => {
  const { db, shown } = await mails();
  expect((await forgetOlder(db, 41, now)).deleted).toEqual([]);
  expect((await forgetOlder(db, 40, now + 1)).deleted).toEqual([mailId(1)]);
  expect(await shown()).toMatchObject({ summaries: [2, 3].map(mailId), marks: ["gmail-2"] });
  expect(await purgeDeleted(db, now + 1 + UNDO_MS)).toEqual([mailId(1)]);
});

test("a mail of which nothing says yet when it was sent is not taken for an old one", async () => {
  const db = emptyDatabase();
  const view = hit(1, { kind: "view", verdict: "self", receivedAt: now });
  await recordViews(db, [view], telling);
  expect((await forgetOlder(db, 30, now)).deleted).toEqual([]);
  await recordSent(db, sentMessage(1, { mintedAt: now, sentAt: now }), 0, telling);
  expect((await readAllSummaries(db)).map(({ id }) => id)).toEqual([mailId(1)]);
});
