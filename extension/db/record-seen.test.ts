import { describe, expect, test } from "vitest";
import type { SeenMail } from "../messages.ts";
import { readFeed } from "./feed.ts";
import { recordEvents } from "./record-events.ts";
import { recordSeen } from "./record-seen.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";
import { readThreadStatuses } from "./thread-statuses.ts";
import { readUnseen } from "./unseen.ts";

const minute = 60_000;

describe("recordSeen", () => {
  const reply = (at: number, facts: Partial<SeenMail> = {}): SeenMail => ({
    threadId: "thread-1",
    answers: ["gmail-1"],
    kind: "reply",
    at,
    ...facts,
  });

  test("notes the first answer once, also when its time is cut to the minute", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1, { sentAt: sentAt + 30_000 }));
    expect(await recordSeen(db, reply(sentAt), telling)).toEqual({
      tracked: true,
      threadIds: ["thread-1"],
    });
    expect(await recordSeen(db, reply(sentAt + 90_000), telling)).toEqual({
      tracked: true,
      threadIds: [],
    });
    const [status] = await readThreadStatuses(db, ["thread-1"]);
    expect(status?.engagement.state).toBe("replied");
  });

  test("does not take an older mail for an answer, nor a thread it does not know", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1));
    expect(await recordSeen(db, reply(sentAt - 3_600_000), telling)).toEqual({
      tracked: true,
      threadIds: [],
    });
    expect(await recordSeen(db, reply(sentAt, { threadId: "thread-9" }), telling)).toEqual({
      tracked: false,
      threadIds: [],
    });
  });

  test("marks the mails that it answers, and no other of the thread, whatever its time says", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1));
    await recordSent(db, sentMessage(2, { threadId: "thread-1" }));
    await recordSeen(db, reply(sentAt + 3_600_000), telling);
    const [status] = await readThreadStatuses(db, ["thread-1"]);
    expect(status?.messages["gmail-1"]?.state).toBe("replied");
    expect(status?.messages["gmail-2"]?.state).toBe("sent");
  });
});

const seen = (kind: SeenMail["kind"], at: number): SeenMail => ({
  kind,
  threadId: "thread-1",
  answers: ["gmail-1"],
  at,
});

test("a mail that came back is said to, and its opens are not a person's", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  await recordEvents(db, { account, events: [hit(1)], cursor: "c", telling });
  const bouncedAt = hit(1).receivedAt + minute;
  await recordSeen(db, seen("bounce", bouncedAt), telling);
  await recordSeen(db, seen("bounce", bouncedAt + minute), telling);
  expect(await db.messages.get(mailId(1))).toMatchObject({
    bouncedAt,
    lastEventAt: bouncedAt,
    engagement: { bouncedAt, opens: { person: 0, unconfirmed: 1 } },
  });
  expect(await readUnseen(db)).toBe(0);
  expect(await readFeed(db, { limit: 5 })).toMatchObject([
    { verdict: "machine", hits: [] },
    { verdict: "unconfirmed", hits: [{ eventId: hit(1).id }] },
  ]);
});

test("a mail that came back unread stands in the feed, too", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  await recordSeen(db, seen("bounce", sentAt), telling);
  expect(await readFeed(db, { limit: 5 })).toMatchObject([
    { message: { id: mailId(1) }, hits: [] },
  ]);
});

test("of the rep's later mails the first ones are kept, once each", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  expect((await recordSeen(db, seen("follow-up", sentAt + minute), telling)).threadIds).toEqual([
    "thread-1",
  ]);
  expect((await recordSeen(db, seen("follow-up", sentAt + minute), telling)).threadIds).toEqual([]);
  for (let later = 40; later > 1; later -= 1)
    await recordSeen(db, seen("follow-up", sentAt + later * minute), telling);
  const followUps = (await db.messages.get(mailId(1)))?.followUps;
  expect(followUps?.slice(0, 2)).toEqual([sentAt + minute, sentAt + 2 * minute]);
  expect(followUps).toHaveLength(10);
  await recordSeen(db, seen("follow-up", sentAt - 5 * minute), telling);
  expect((await db.messages.get(mailId(1)))?.followUps).toEqual(followUps);
});

test("a reply confirms the last unconfirmed open, of which nobody is told: they read the reply", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  const open = hit(1, { verdict: "unconfirmed", reasons: ["apple-privacy-protection"] });
  await recordEvents(db, { account, events: [open], cursor: "c", telling });
  expect(await readUnseen(db)).toBe(0);
  await recordSeen(db, seen("reply", open.receivedAt + 5 * minute), telling);
  expect(await db.messages.get(mailId(1))).toMatchObject({
    engagement: { state: "replied", opens: { person: 1 } },
    due: null,
  });
  expect(await readUnseen(db)).toBe(0);
});
