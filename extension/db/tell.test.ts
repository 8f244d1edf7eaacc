import { describe, expect, test } from "vitest";
import type { LogEvent } from "../../shared/event.ts";
import type { SightlineDatabase } from "./database.ts";
import { recordEvents, recordViews } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentMessage, telling } from "./samples.ts";
import type { Telling } from "./tell.ts";
import { forgetUnseen, readUnseen } from "./unseen.ts";

const both: Telling = { notify: true, countUnconfirmed: true };
const unsure: Partial<LogEvent> = {
  verdict: "unconfirmed",
  reasons: ["apple-privacy-protection"],
  client: { family: "Apple Mail", os: "", device: "unknown" },
};
/** A click a minute after hit 1. */
const click = hit(2, { kind: "click", link: 1, receivedAt: hit(1).receivedAt + 60_000 });

async function oneMail(): Promise<SightlineDatabase> {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  return db;
}

const record = (db: SightlineDatabase, events: readonly LogEvent[], how = telling) =>
  recordEvents(db, { account, events, cursor: "c", telling: how });

const due = async (db: SightlineDatabase) =>
  (await db.messages.get(mailId(1)))?.due?.hits ?? "nothing";

/** As when the due notification was shown. */
const deliver = (db: SightlineDatabase) => db.messages.update(mailId(1), { due: null });

describe("an unconfirmed reading", () => {
  test("is told of when a click confirms it", async () => {
    const db = await oneMail();
    await record(db, [hit(1, unsure)]);
    expect([await due(db), await readUnseen(db)]).toEqual(["nothing", 0]);
    await record(db, [click]);
    expect(await due(db)).toEqual([hit(1).id, click.id]);
    expect(await readUnseen(db)).toBe(2);
  });

  test("counts at once where the rep wants that, and not again when it is confirmed", async () => {
    const db = await oneMail();
    await record(db, [hit(1, unsure)], both);
    expect([await due(db), await readUnseen(db)]).toEqual([[hit(1).id], 1]);
    await deliver(db);
    await record(db, [click], both);
    expect([await due(db), await readUnseen(db)]).toEqual([[click.id], 2]);
  });

  test("stays on the badge of a rep who wants it there, whatever else comes", async () => {
    const db = await oneMail();
    await record(db, [hit(1, unsure)], both);
    await recordSent(db, sentMessage(1), null, both);
    await recordViews(db, [hit(9, { kind: "view", verdict: "self" })], both);
    expect(await readUnseen(db)).toBe(1);
  });
});

describe("a reading", () => {
  test("that is fetched again is no other one", async () => {
    const db = await oneMail();
    await record(db, [hit(1)]);
    await deliver(db);
    const again = { ...hit(2), receivedAt: hit(1).receivedAt + 5_000 };
    await record(db, [again]);
    expect([await due(db), await readUnseen(db)]).toEqual(["nothing", 1]);
    expect((await db.messages.get(mailId(1)))?.engagement.opens.person).toBe(1);
  });

  test("that turns out to be the rep's own leaves the badge", async () => {
    const db = await oneMail();
    await record(db, [hit(1), hit(2)]);
    const view = hit(7, { kind: "view", verdict: "self", receivedAt: hit(2).receivedAt + 500 });
    const { added, threadIds } = await recordViews(db, [view], telling);
    expect({ added, threadIds }).toEqual({ added: 1, threadIds: ["thread-1"] });
    expect(await readUnseen(db)).toBe(1);
    await forgetUnseen(db);
    expect(await readUnseen(db)).toBe(0);
  });

  test("that comes while paused is never told of", async () => {
    const db = await oneMail();
    await record(db, [hit(1)], { ...telling, notify: false });
    await record(db, [hit(2)]);
    expect([await due(db), await readUnseen(db)]).toEqual([[hit(2).id], 1]);
  });

  test("of a mail that was taken back leaves the badge with it", async () => {
    const db = await oneMail();
    await record(db, [hit(1)]);
    const ids = { threadId: "thread-1", mailMessageId: "gmail-1" };
    await recordSent(db, sentMessage(2, { ...ids, mintedAt: sentMessage(1).mintedAt + 1 }));
    expect([await due(db), await readUnseen(db)]).toEqual(["nothing", 0]);
  });
});

describe("a view", () => {
  const view = hit(5, { kind: "view", verdict: "self", age: 0 });

  test("is held as this browser wrote it until the log has it", async () => {
    const db = await oneMail();
    await recordViews(db, [view], telling);
    const fromLog = { ...view, receivedAt: view.receivedAt + 700 };
    const { added } = await record(db, [fromLog, hit(1)]);
    expect(added).toBe(1);
    expect((await db.messages.get(mailId(1)))?.events).toEqual([fromLog, hit(1)]);
    expect(await record(db, [fromLog])).toEqual({ added: 0, threadIds: [] });
  });

  test("neither counts nor stands among what is new", async () => {
    const db = await oneMail();
    await recordViews(db, [view], telling);
    expect(await db.messages.get(mailId(1))).toMatchObject({
      lastEventAt: null,
      due: null,
      engagement: { state: "sent", opens: { self: 0 } },
    });
  });

  test("of a mail that is not known says nothing of when it was sent", async () => {
    const db = emptyDatabase();
    await recordViews(db, [view], telling);
    expect(await db.messages.get(mailId(1))).toMatchObject({ mintedAt: 0, recorded: false });
    await record(db, [hit(1)]);
    expect(await db.messages.get(mailId(1))).toMatchObject({ mintedAt: sentMessage(1).mintedAt });
  });
});

describe("when a mail was sent", () => {
  test("is put into the server's time where the clocks are known", async () => {
    const db = emptyDatabase();
    await recordSent(db, sentMessage(1), 60_000);
    // Ten seconds before it was sent, by the server's clock.
    const early = hit(1, { receivedAt: sentMessage(1).mintedAt - 70_000 });
    await record(db, [early]);
    expect((await db.messages.get(mailId(1)))?.engagement.opens).toMatchObject({ person: 0 });
  });

  test("is not guessed where they are not", async () => {
    const db = await oneMail();
    const early = hit(1, { receivedAt: sentMessage(1).mintedAt - 70_000 });
    await record(db, [early]);
    expect((await db.messages.get(mailId(1)))?.engagement.opens).toMatchObject({ person: 1 });
    await recordSent(db, sentMessage(1), 0);
    expect((await db.messages.get(mailId(1)))?.engagement.opens).toMatchObject({ person: 0 });
  });
});

test("two readings that a late hit between them makes one are one on the badge, too", async () => {
  const db = await oneMail();
  const opened = (number: number, seconds: number) =>
    hit(number, { receivedAt: hit(1).receivedAt + seconds * 1_000 });
  await record(db, [opened(1, 0), opened(2, 200)]);
  expect(await readUnseen(db)).toBe(2);
  await record(db, [opened(3, 100)]);
  expect(await readUnseen(db)).toBe(1);
});
