import { expect, test } from "vitest";
import type { LogEvent } from "../../shared/event.ts";
import { correctHit, type HitCorrection } from "./correct-hit.ts";
import type { SightlineDatabase } from "./database.ts";
import { explainMessage } from "./explain.ts";
import { recordEvents, recordViews } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentMessage, telling } from "./samples.ts";
import { readUnseen } from "./unseen.ts";

const laptop: Partial<LogEvent> = {
  client: { family: "Chrome", os: "macOS", device: "desktop" },
  network: { class: "access", country: "DE" },
};
const phone: Partial<LogEvent> = {
  client: { family: "Mail on iOS", os: "iOS", device: "mobile" },
  network: { class: "access", country: "DE" },
};
const abroad: Partial<LogEvent> = { ...laptop, network: { class: "access", country: "FR" } };

async function openedTwice(...events: LogEvent[]): Promise<SightlineDatabase> {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  await recordSent(db, sentMessage(2));
  await recordEvents(db, { account, events, cursor: "c", telling });
  return db;
}

const say = (db: SightlineDatabase, number: number, scope: HitCorrection["scope"]) =>
  correctHit(db, { messageId: mailId(1), eventId: hit(number).id, scope }, telling);

const personOpens = async (db: SightlineDatabase, mail = 1) =>
  (await db.messages.get(mailId(mail)))?.engagement.opens.person;

test("makes one hit the rep's own, tells what changed, and takes it back", async () => {
  const db = await openedTwice(hit(1, laptop), hit(2, abroad));
  const { explanation, threadIds } = await say(db, 1, "event");
  expect(threadIds).toEqual(["thread-1"]);
  expect(explanation).toMatchObject({
    messageId: mailId(1),
    engagement: { state: "opened", opens: { person: 1, self: 1 } },
    readings: [
      [{ eventId: hit(2).id, verdict: "person", correction: null, similar: 0 }],
      [{ eventId: hit(1).id, verdict: "self", correction: "event", similar: 1 }],
    ],
  });
  expect((await say(db, 1, null)).explanation).toMatchObject({
    engagement: { opens: { person: 2, self: 0 } },
  });
});

test("with the same client all of its hits on this mail are, wherever it was", async () => {
  const db = await openedTwice(hit(1, laptop), hit(2, abroad), hit(3));
  const { explanation } = await say(db, 1, "same-client");
  // From the newest.
  const taught = [{ taughtBy: null }, { taughtBy: hit(1).id }, { taughtBy: null }];
  expect(explanation?.readings.flat()).toMatchObject(taught);
  expect(await personOpens(db)).toBe(1);
  await say(db, 1, null);
  expect(await personOpens(db)).toBe(3);
});

test("a phone of the rep's is doubted in other mails, earlier and later ones", async () => {
  const db = await openedTwice(hit(1, phone), hit(2, { ...phone, messageId: mailId(2) }));
  const { threadIds } = await say(db, 1, "same-client");
  expect([...threadIds].sort()).toEqual(["thread-1", "thread-2"]);
  expect(await personOpens(db, 2)).toBe(0);
  const later = hit(9, { ...phone, messageId: mailId(2) });
  await recordEvents(db, { account, events: [later], cursor: "d", telling });
  expect((await db.messages.get(mailId(2)))?.engagement.opens).toMatchObject({ unconfirmed: 2 });
  await say(db, 1, null);
  expect(await personOpens(db, 2)).toBe(2);
});

test("a computer like the rep's is nothing to doubt in other mails", async () => {
  const db = await openedTwice(hit(1, laptop), hit(2, { ...laptop, messageId: mailId(2) }));
  expect((await say(db, 1, "same-client")).threadIds).toEqual(["thread-1"]);
  expect(await personOpens(db, 2)).toBe(1);
});

test("what hides behind a proxy that others share is no device of the rep's", async () => {
  const db = await openedTwice(hit(1), hit(2, { messageId: mailId(2) }));
  expect((await say(db, 1, "same-client")).threadIds).toEqual(["thread-1"]);
  expect(await personOpens(db, 2)).toBe(1);
});

test("takes it off the badge, and nobody is told of it again", async () => {
  const db = await openedTwice(hit(1, laptop));
  await db.messages.update(mailId(1), { due: null });
  expect(await readUnseen(db)).toBe(1);
  await say(db, 1, "event");
  expect(await readUnseen(db)).toBe(0);
  await say(db, 1, null);
  expect(await readUnseen(db)).toBe(0);
  expect((await db.messages.get(mailId(1)))?.due).toBeNull();
});

test("there is nothing to correct where there is no such hit", async () => {
  const db = await openedTwice(hit(1));
  const view = hit(7, { kind: "view", verdict: "self" });
  await recordViews(db, [view], telling);
  for (const number of [2, 7])
    expect(await say(db, number, "event")).toEqual({ explanation: null, threadIds: [] });
});

test("a mail is explained by its ids in the mail client", async () => {
  const db = await openedTwice(hit(1, { kind: "click", link: 2, reasons: ["ordinary-program"] }));
  const ids = { threadId: "thread-1", mailMessageId: "gmail-1" };
  expect(await explainMessage(db, ids)).toMatchObject({
    messageId: mailId(1),
    readings: [
      [
        {
          kind: "click",
          at: hit(1).receivedAt,
          age: 600,
          destination: "https://docs.example.com/",
          reasons: ["ordinary-program"],
          confidence: "likely",
        },
      ],
    ],
  });
  expect(await explainMessage(db, { ...ids, threadId: "thread-2" })).toBeNull();
  await recordSent(db, sentMessage(3, { ...ids, mintedAt: sentMessage(1).mintedAt + 1 }));
  expect(await explainMessage(db, ids)).toMatchObject({ messageId: mailId(3), readings: [] });
});
