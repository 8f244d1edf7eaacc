import { expect, test } from "vitest";
import { correctHit } from "./correct-hit.ts";
import { readMailDetail } from "./mail-detail.ts";
import { recordEvents } from "./record-events.ts";
import { recordSeen } from "./record-seen.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";
import { readAllSummaries, readSummaries } from "./summaries.ts";
import { readThread } from "./thread-timeline.ts";

const minute = 60_000;

async function databaseWith(count: number, between = minute) {
  const db = emptyDatabase();
  for (let number = 1; number <= count; number += 1)
    await recordSent(db, sentMessage(number, { sentAt: sentAt + number * between }));
  return db;
}

test("a mail's summary follows whatever comes of it", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1, { mailHost: "mail.google.com" }), 0);
  const events = [
    hit(1),
    hit(2, { kind: "click", link: 2 }),
    hit(3, { verdict: "machine" }),
    hit(4),
    hit(5, { kind: "click", link: 1, verdict: "unconfirmed" }),
  ];
  await recordEvents(db, { account, events, cursor: "c1", telling });
  const mine = { messageId: mailId(1), eventId: hit(4).id, scope: "event" } as const;
  await correctHit(db, mine, telling);
  const repliedAt = sentAt + 7_200_000;
  await recordSeen(
    db,
    { kind: "reply", threadId: "thread-1", answers: ["gmail-1"], at: repliedAt },
    telling,
  );

  const [summary] = await readAllSummaries(db);
  const { mintedAt: _mintedAt, ...sent } = sentMessage(1);
  expect(summary).toEqual({
    ...sent,
    mailHost: "mail.google.com",
    recorded: true,
    tracking: { opens: true, links: true },
    tags: [],
    muted: false,
    remind: null,
    engagement: (await db.messages.get(mailId(1)))?.engagement,
    readings: [
      [hit(1).receivedAt, "open", "person"],
      [hit(2).receivedAt, "click", "person"],
      [hit(3).receivedAt, "open", "machine"],
      [hit(4).receivedAt, "open", "self"],
      [hit(5).receivedAt, "click", "unconfirmed"],
    ],
    lastEventAt: repliedAt,
  });
  expect(summary).toEqual((await readMailDetail(db, mailId(1)))?.summary);
});

test("a mail of which only hits are known has one, too", async () => {
  const db = emptyDatabase();
  await recordEvents(db, { account, events: [hit(1)], cursor: "c1", telling });
  expect(await readAllSummaries(db)).toMatchObject([
    { id: mailId(1), recorded: false, sentAt, threadId: null, recipients: [] },
  ]);
});

test("a mail that was sent again under another id has none any more", async () => {
  const db = emptyDatabase();
  const ids = { threadId: "thread-1", mailMessageId: "gmail-1" };
  await recordSent(db, sentMessage(1, ids));
  await recordSent(db, sentMessage(2, { ...ids, mintedAt: sentAt + 9_000 }));
  await recordEvents(db, { account, events: [hit(1)], cursor: "c1", telling });
  expect((await readAllSummaries(db)).map(({ id }) => id)).toEqual([mailId(2)]);
  expect(await readMailDetail(db, mailId(1))).toBeNull();
});

test.each([minute, 5 * 60 * minute, 30 * 60 * minute])(
  "the newest are read first, of mails that were sent %i ms apart",
  async (between) => {
    const db = await databaseWith(5, between);
    await recordSent(db, sentMessage(6, { sentAt: sentAt + 3 * between + 1 }));
    const numbers = async (limit: number) =>
      (await readSummaries(db, { limit })).map(({ subject }) => Number(subject.slice(-1)));
    expect(await numbers(3)).toEqual([5, 4, 6]);
    expect(await numbers(99)).toEqual([5, 4, 6, 3, 2, 1]);
    const all = await readAllSummaries(db);
    expect(all).toEqual(await readSummaries(db, { limit: 99 }));
  },
);

test("a mail that turns out to have been sent at another time is there once", async () => {
  const db = await databaseWith(3, 60 * minute);
  const later = sentAt + 48 * 60 * minute;
  await recordSent(db, sentMessage(2, { sentAt: later, scheduled: true }), 5_000);
  expect((await readAllSummaries(db)).map(({ id }) => id)).toEqual([2, 3, 1].map(mailId));
  await recordSent(db, sentMessage(2), 5_000);
  expect((await readAllSummaries(db)).map(({ id }) => id)).toEqual([3, 1, 2].map(mailId));
});

test("of more mails than are read at a time all are there, once each", async () => {
  const db = emptyDatabase();
  const events = Array.from({ length: 1_201 }, (_, index) =>
    hit(index, { messageId: mailId(index), age: 0 }),
  );
  await recordEvents(db, { account, events, cursor: "c1", telling });
  const newest = events.map(({ messageId }) => messageId).toReversed();
  expect((await readAllSummaries(db)).map(({ id }) => id)).toEqual(newest);
  for (const limit of [1, 36, 900, 1_300]) {
    const first = await readSummaries(db, { limit });
    expect(first.map(({ id }) => id)).toEqual(newest.slice(0, limit));
  }
});

test("a thread is read with all of its mails, the oldest first", async () => {
  const db = emptyDatabase();
  const later = { threadId: "thread-1", mintedAt: sentAt + minute, sentAt: sentAt + minute };
  await recordSent(db, sentMessage(2, later));
  await recordSent(db, sentMessage(1));
  await recordSent(db, sentMessage(3, { ...later, tracking: { opens: false, links: false } }));
  await recordEvents(db, { account, events: [hit(1)], cursor: "c1", telling });
  const thread = await readThread(db, "thread-1");
  expect(thread.map(({ summary }) => summary.id)).toEqual([1, 2, 3].map(mailId));
  expect(thread[0]?.explanation.readings).toHaveLength(1);
  expect(await readThread(db, "thread-2")).toEqual([]);
});
