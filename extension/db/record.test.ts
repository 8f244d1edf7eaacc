import { describe, expect, test } from "vitest";
import { readFeed } from "./feed.ts";
import { readCursor } from "./kv.ts";
import { recordEvents, type LogStretch } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";
import { readThreadStatuses } from "./thread-statuses.ts";
import { forgetUnseen, readUnseen } from "./unseen.ts";

function stretch(facts: Partial<LogStretch>): LogStretch {
  return { account, events: [], cursor: "c1", telling, ...facts };
}

describe("recordEvents", () => {
  test("brings message, thread, badge and cursor up to date together", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1));
    const recorded = await recordEvents(db, stretch({ events: [hit(1), hit(2)], cursor: "c2" }));

    expect(recorded).toEqual({ added: 2, threadIds: ["thread-1"] });
    const [status] = await readThreadStatuses(db, ["thread-1", "unknown"]);
    expect(status?.engagement).toMatchObject({ state: "opened", opens: { person: 2 } });
    expect(Object.keys(status?.messages ?? {})).toEqual(["gmail-1"]);
    expect(await readUnseen(db)).toBe(2);
    expect(await readCursor(db, account)).toBe("c2");
  });

  test("counts an event once, within a page and over pages", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1));
    await recordEvents(db, stretch({ events: [hit(1), hit(1)] }));
    const again = await recordEvents(db, stretch({ events: [hit(1), hit(2)], cursor: "c2" }));
    expect(again.added).toBe(1);
    expect((await db.messages.get(mailId(1)))?.events).toHaveLength(2);
    expect(await readUnseen(db)).toBe(2);
  });

  test("leaves everything as it was when the transaction fails", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1));
    db.kv.hook("creating", () => {
      throw new Error("disk full");
    });
    await expect(recordEvents(db, stretch({ events: [hit(1)] }))).rejects.toThrow("disk full");
    expect((await db.messages.get(mailId(1)))?.events).toEqual([]);
    expect(await readCursor(db, account)).toBeNull();
    expect(await readUnseen(db)).toBe(0);
  });

  test("keeps events of a mail it does not know, and completes it later", async () => {
    const db = emptyDatabase();
    await recordEvents(db, stretch({ events: [hit(1)] }));
    expect(await db.messages.get(mailId(1))).toMatchObject({ recorded: false, mintedAt: sentAt });
    expect(await readThreadStatuses(db, ["thread-1"])).toEqual([]);

    await recordSent(db, sentMessage(1));
    const [status] = await readThreadStatuses(db, ["thread-1"]);
    expect(status?.engagement.state).toBe("opened");
    expect(await db.messages.get(mailId(1))).toMatchObject({
      recorded: true,
      due: { hits: [hit(1).id], at: hit(1).receivedAt },
    });
  });

  test("never makes a machine's, the sender's own or an unconfirmed hit due", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1));
    const events = [
      hit(1, { verdict: "machine" }),
      hit(2, { verdict: "self" }),
      hit(3, { verdict: "unconfirmed" }),
    ];
    await recordEvents(db, stretch({ events }));
    expect((await db.messages.get(mailId(1)))?.due).toBeNull();
    expect(await readUnseen(db)).toBe(0);
  });

  test("makes the newest click due rather than an open", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1));
    const click = hit(2, { kind: "click", link: 2 });
    await recordEvents(db, stretch({ events: [hit(1), click] }));
    await recordEvents(db, stretch({ events: [hit(3)] }));
    expect((await db.messages.get(mailId(1)))?.due).toEqual({
      hits: [hit(3).id, click.id],
      at: hit(3).receivedAt,
    });
  });

  test("makes nothing due while paused", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1));
    await recordEvents(db, stretch({ events: [hit(1)], telling: { ...telling, notify: false } }));
    expect(await db.messages.get(mailId(1))).toMatchObject({
      due: null,
      engagement: { opens: { person: 1 } },
    });
    expect(await readUnseen(db)).toBe(0);
  });

  test("keeps one cursor for each server", async () => {
    const db = emptyDatabase();
    await recordEvents(db, stretch({ cursor: "c7" }));
    expect(await readCursor(db, { ...account, server: "https://other.example" })).toBeNull();
  });

  test("takes a long history in one stretch", async () => {
    const db = emptyDatabase();
    const events = Array.from({ length: 2000 }, (_, index) =>
      hit(index, { messageId: mailId(index % 100) }),
    );
    const { added } = await recordEvents(db, stretch({ events }));
    expect(added).toBe(2000);
    expect(await db.messages.count()).toBe(100);
  });
});

describe("recordSent", () => {
  test("completes what is known and never loses it again", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1, { threadId: null, mailMessageId: null, sentAt: null }));
    await recordSent(db, sentMessage(1));
    await recordSent(db, sentMessage(1, { threadId: null, mailMessageId: null, sentAt: null }));
    expect(await db.messages.get(mailId(1))).toMatchObject({
      threadId: "thread-1",
      mailMessageId: "gmail-1",
      sentAt,
    });
  });

  test("judges by the time for which a mail was scheduled, whatever this computer's clock says", async () => {
    const db = emptyDatabase();
    const later = sentAt + 1_200_000;
    const scheduled = sentMessage(1, { mailClient: "outlook", sentAt: later, scheduled: true });
    const atDelivery = hit(2, { receivedAt: later + 3_000 });
    const read = hit(3);
    const verdicts = async () => {
      const { engagement } = (await db.messages.get(mailId(1))) ?? {};
      return [engagement?.state, engagement?.opens];
    };
    // Of a clock of which nothing is known, and of one that is wrong.
    for (const skew of [null, 300_000]) {
      await db.messages.clear();
      await recordEvents(db, stretch({ events: [atDelivery] }));
      await recordSent(db, scheduled, skew, telling);
      expect(await verdicts()).toMatchObject(["unconfirmed", { person: 0, unconfirmed: 1 }]);
      await recordEvents(db, stretch({ events: [read], cursor: "c2" }));
      expect(await verdicts()).toMatchObject(["opened", { person: 1 }]);
    }
    // Its draft is opened, and sent at once.
    await recordSent(db, sentMessage(1, { mailClient: "outlook", sentAt: null }), 0, telling);
    expect(await db.messages.get(mailId(1))).toMatchObject({ sentAt: later, scheduled: true });
    await recordSent(db, sentMessage(1, { mailClient: "outlook" }), 0, telling);
    const { scheduled: still, sentAt: sent } = (await db.messages.get(mailId(1))) ?? {};
    expect([still, sent]).toEqual([undefined, sentAt]);
    expect(await verdicts()).toMatchObject(["opened", { person: 2 }]);
  });

  test("supersedes the mail that was sent under the same id before an undo", async () => {
    const db = emptyDatabase();
    const ids = { threadId: "thread-1", mailMessageId: "gmail-1" };
    await recordSent(db, sentMessage(1, ids));
    await recordEvents(db, stretch({ events: [hit(1)] }));
    await recordSent(db, sentMessage(2, { ...ids, mintedAt: sentAt + 9000 }));

    expect(await db.messages.get(mailId(1))).toMatchObject({ supersededBy: mailId(2), due: null });
    const [status] = await readThreadStatuses(db, ["thread-1"]);
    expect(status?.engagement.state).toBe("sent");

    // A late hit on the superseded one changes nothing that is shown.
    await recordEvents(db, stretch({ events: [hit(2)] }));
    const [after] = await readThreadStatuses(db, ["thread-1"]);
    expect(after).toEqual(status);
    expect((await db.messages.get(mailId(1)))?.due).toBeNull();
  });

  test("knows one that was sent again, even if it is recorded after that", async () => {
    const db = emptyDatabase();
    const ids = { threadId: "thread-1", mailMessageId: "gmail-1" };
    await recordSent(db, sentMessage(2, { ...ids, mintedAt: sentAt + 9000 }));
    await recordSent(db, sentMessage(1, ids));
    expect((await db.messages.get(mailId(1)))?.supersededBy).toBe(mailId(2));
    await recordEvents(db, stretch({ events: [hit(1)] }));
    const [status] = await readThreadStatuses(db, ["thread-1"]);
    expect(status?.messages["gmail-1"]?.state).toBe("sent");
  });

  test("supersedes a mail of the thread that was never confirmed", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1, { mailMessageId: null, sentAt: null }));
    await recordSent(db, sentMessage(2, { threadId: "thread-1", mintedAt: sentAt + 9000 }));
    expect((await db.messages.get(mailId(1)))?.supersededBy).toBe(mailId(2));
    const [status] = await readThreadStatuses(db, ["thread-1"]);
    expect(Object.keys(status?.messages ?? {})).toEqual(["gmail-2"]);
  });

  test("leaves two mails of one thread beside each other", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1));
    await recordSent(db, sentMessage(2, { threadId: "thread-1", mintedAt: sentAt + 9000 }));
    await recordEvents(db, stretch({ events: [hit(1), hit(2, { messageId: mailId(2) })] }));
    const [status] = await readThreadStatuses(db, ["thread-1"]);
    expect(Object.keys(status?.messages ?? {}).sort()).toEqual(["gmail-1", "gmail-2"]);
    expect(status?.engagement.opens.person).toBe(2);
  });
});

describe("a mail that turns out to stand in another thread", () => {
  const outlook = { mailClient: "outlook", mailMessageId: mailId(1) } as const;
  const open = { opens: { person: 1 } };

  test("leaves the row of the first, of which both are told", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1, { ...outlook, threadId: "AAQk-wrong" }));
    await recordEvents(db, stretch({ events: [hit(1)] }));
    const right = sentMessage(1, { ...outlook, threadId: "AAQk-right" });
    expect((await recordSent(db, right)).toSorted()).toEqual(["AAQk-right", "AAQk-wrong"]);
    const [from, to] = await readThreadStatuses(db, ["AAQk-wrong", "AAQk-right"]);
    expect(from).toMatchObject({ engagement: { opens: { person: 0 } } });
    expect([from?.messages, from?.sentAt]).toEqual([{}, {}]);
    expect(to).toMatchObject({ messages: { [mailId(1)]: open }, engagement: open });
    expect(to?.sentAt).toEqual({ [mailId(1)]: sentAt });
    expect(await recordSent(db, right)).toEqual(["AAQk-right"]);
  });

  test("leaves alone the others there, and joins those that it comes to", async () => {
    const db = emptyDatabase();
    for (const number of [1, 2, 3])
      await recordSent(
        db,
        sentMessage(number, {
          mailClient: "outlook",
          mailMessageId: mailId(number),
          threadId: number === 3 ? "AAQk-right" : "AAQk-wrong",
        }),
      );
    await recordEvents(db, stretch({ events: [hit(1), hit(2, { messageId: mailId(2) })] }));
    await recordSent(db, sentMessage(1, { ...outlook, threadId: "AAQk-right" }));
    const [from, to] = await readThreadStatuses(db, ["AAQk-wrong", "AAQk-right"]);
    expect(Object.keys(from?.messages ?? {})).toEqual([mailId(2)]);
    expect(from?.engagement).toMatchObject(open);
    expect(Object.keys(to?.messages ?? {}).toSorted()).toEqual([mailId(1), mailId(3)]);
    expect(to?.engagement).toMatchObject(open);
  });

  test("comes into its first thread from none, and is never without one again", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1, { ...outlook, threadId: null }));
    expect(await recordSent(db, sentMessage(1, { ...outlook, threadId: "AAQk" }))).toEqual([
      "AAQk",
    ]);
    await recordSent(db, sentMessage(1, { ...outlook, threadId: null }));
    const [status] = await readThreadStatuses(db, ["AAQk"]);
    expect(Object.keys(status?.messages ?? {})).toEqual([mailId(1)]);
  });

  test("takes with it what came before its id in the mailbox was known", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1, { mailMessageId: null, threadId: "a" }));
    await recordSent(db, sentMessage(1, { threadId: "b" }));
    const statuses = await readThreadStatuses(db, ["a", "b"]);
    expect(statuses.map(({ messages }) => Object.keys(messages))).toEqual([[], ["gmail-1"]]);
  });
});

test("the feed gives the newest hits of all mails, newest first", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  await recordSent(db, sentMessage(2));
  await recordEvents(
    db,
    stretch({ events: [hit(3), hit(1), hit(2, { messageId: mailId(2) }), hit(4)] }),
  );
  const feed = await readFeed(db, { limit: 3 });
  expect(feed.map(({ hits }) => hits[0]?.eventId)).toEqual([hit(4).id, hit(3).id, hit(2).id]);
  expect(feed.map(({ message }) => message.subject)).toEqual([
    "Proposal 1",
    "Proposal 1",
    "Proposal 2",
  ]);
});

test("what was seen is forgotten by the badge", async () => {
  const db = emptyDatabase();
  await recordEvents(db, stretch({ events: [hit(1)] }));
  await forgetUnseen(db);
  expect(await readUnseen(db)).toBe(0);
});
