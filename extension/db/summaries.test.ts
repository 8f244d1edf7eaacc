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

test("the newest are read first, and then those before them", async () => {
  const db = await databaseWith(5);
  const numbers = async (page: Parameters<typeof readSummaries>[1]) =>
    (await readSummaries(db, page)).map(({ sentAt: at }) => (at - sentAt) / minute);
  expect(await numbers({ limit: 2 })).toEqual([5, 4]);
  expect(await numbers({ limit: 2, before: sentAt + 4 * minute })).toEqual([3, 2]);
  expect(await numbers({ limit: 2, before: sentAt + 2 * minute })).toEqual([1]);
  expect((await readAllSummaries(db)).map(({ id }) => id)).toEqual([5, 4, 3, 2, 1].map(mailId));
});

test("none is lost between two pages, however many were sent at the same time", async () => {
  const db = await databaseWith(7, 0);
  await recordSent(db, sentMessage(8, { sentAt: sentAt - 1 }));
  const first = await readSummaries(db, { limit: 3 });
  expect(first.map(({ id }) => id).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7].map(mailId));
  const next = await readSummaries(db, { limit: 3, before: first.at(-1)?.sentAt ?? 0 });
  expect(next.map(({ id }) => id)).toEqual([mailId(8)]);
});

test("more mails than are read at a time are all there, once each", async () => {
  const db = emptyDatabase();
  const events = Array.from({ length: 1_201 }, (_, index) =>
    hit(index, { messageId: mailId(index) }),
  );
  await recordEvents(db, { account, events, cursor: "c1", telling });
  const all = await readAllSummaries(db);
  expect(new Set(all.map(({ id }) => id)).size).toBe(1_201);
  expect(all).toHaveLength(1_201);
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
