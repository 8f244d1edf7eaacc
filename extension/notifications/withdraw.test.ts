import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { correctHit } from "../db/correct-hit.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { recordEvents, recordViews } from "../db/record-events.ts";
import { recordSeen } from "../db/record-seen.ts";
import { recordSent } from "../db/record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentMessage, telling } from "../db/samples.ts";
import type { Telling } from "../db/tell.ts";
import type { LogEvent } from "../../shared/event.ts";
import { deliverDue } from "./deliver-due.ts";
import type { NotificationArea } from "./notification-options.ts";

beforeEach(() => fakeBrowser.reset());

const both: Telling = { ...telling, countUnconfirmed: true };
const unsure: Partial<LogEvent> = { verdict: "unconfirmed", reasons: ["gmail-proxy-at-once"] };

/** Some mails, and a screen that counts how often it alerts. */
async function setUp(mails: number) {
  const db = emptyDatabase();
  for (let mail = 1; mail <= mails; mail += 1) await recordSent(db, sentMessage(mail));
  let alerts = 0;
  const { create, clear, getAll } = fakeBrowser.notifications;
  const notifications: NotificationArea = {
    create: (id, options) => {
      alerts += 1;
      return create(id, options);
    },
    update: create,
    clear,
    getAll,
  };
  return {
    db,
    alerts: () => alerts,
    deliver: (how = telling) => deliverDue({ db, notifications }, how),
    record: (events: readonly LogEvent[], how = telling) =>
      recordEvents(db, { account, events, cursor: "c", telling: how }),
  };
}

const titles = () =>
  Object.values(fakeBrowser.notifications.getAllCreateOptions()).map(({ title }) => title);

/** The rep looks at a mail, half a second after this hit. */
const look = (db: SightlineDatabase, number: number, mail = 1) => {
  const receivedAt = hit(number).receivedAt + 500;
  const facts = { kind: "view", verdict: "self", messageId: mailId(mail), receivedAt } as const;
  return recordViews(db, [hit(500 + number, facts)], telling);
};

describe("a notification goes when its hit turns out to be", () => {
  test("the rep's own, by a view", async () => {
    const { db, record, deliver } = await setUp(1);
    await record([hit(1)]);
    await deliver();
    expect(titles()).toEqual(["Ada Lovelace opened “Proposal 1”"]);
    await look(db, 1);
    await deliver();
    expect(titles()).toEqual([]);
  });

  test("the rep's own, by their word; taking that back alerts no more", async () => {
    const { db, record, deliver, alerts } = await setUp(1);
    await record([hit(1)]);
    await deliver();
    const said = { messageId: mailId(1), eventId: hit(1).id };
    await correctHit(db, { ...said, scope: "event" }, telling);
    await deliver();
    expect(titles()).toEqual([]);
    await correctHit(db, { ...said, scope: null }, telling);
    await deliver();
    expect(alerts()).toBe(1);
  });

  test("one on a mail that never arrived", async () => {
    const { db, record, deliver } = await setUp(1);
    await record([hit(1)]);
    await deliver();
    const at = hit(2).receivedAt;
    const bounce = { threadId: "thread-1", answers: ["gmail-1"], at };
    await recordSeen(db, { kind: "bounce", ...bounce }, telling);
    await deliver();
    expect(titles()).toEqual([]);
  });

  test("one on a mail that was taken back", async () => {
    const { db, record, deliver } = await setUp(1);
    await record([hit(1)]);
    await deliver();
    const ids = { threadId: "thread-1", mailMessageId: "gmail-1" };
    await recordSent(db, sentMessage(2, { ...ids, mintedAt: sentMessage(1).mintedAt + 1 }));
    await deliver();
    expect(titles()).toEqual([]);
  });
});

test("what is due and turns out to be the rep's own is never shown", async () => {
  const { db, record, deliver, alerts } = await setUp(1);
  await record([hit(1)]);
  await look(db, 1);
  await deliver();
  expect(alerts()).toBe(0);
  expect(await db.messages.where("due.at").above(0).count()).toBe(0);
});

test("a notification of another reading of the mail stays", async () => {
  const { db, record, deliver } = await setUp(1);
  await record([hit(1), hit(2)]);
  await deliver();
  await look(db, 1);
  await deliver();
  expect(titles()).toEqual(["Ada Lovelace opened “Proposal 1”"]);
});

test("of the due ones the newest that still counts is told of", async () => {
  const { db, record, deliver } = await setUp(1);
  const click = hit(1, { kind: "click", link: 1 });
  await record([click, hit(2)]);
  await correctHit(db, { messageId: mailId(1), eventId: click.id, scope: "event" }, telling);
  await deliver();
  expect(titles()).toEqual(["Ada Lovelace opened “Proposal 1”"]);
});

test("a summary counts on without the mail that the rep opened, and goes with its last", async () => {
  const { db, record, deliver, alerts } = await setUp(5);
  await record([1, 2, 3, 4, 5].map((mail) => hit(mail, { messageId: mailId(mail) })));
  await deliver();
  expect(titles()).toContain("2 more mails were opened");
  const shown = alerts();
  await look(db, 1, 1);
  await deliver();
  expect(titles()).toContain("1 more mail was opened");
  await look(db, 2, 2);
  await deliver();
  expect(titles()).toHaveLength(3);
  expect(alerts()).toBe(shown);
});

describe("an unconfirmed hit", () => {
  test("is told of as such where the rep wants that, and once", async () => {
    const { record, deliver, alerts } = await setUp(1);
    await record([hit(1, unsure)], both);
    await deliver(both);
    expect(titles()).toEqual(["Ada Lovelace perhaps opened “Proposal 1”"]);
    const click = hit(2, { kind: "click", link: 1, receivedAt: hit(1).receivedAt + 60_000 });
    await record([click], both);
    await deliver(both);
    expect(titles()).toEqual(["Ada Lovelace clicked example.com/pricing in “Proposal 1”"]);
    expect(alerts()).toBe(2);
  });

  test("is told of by the click that confirms it, and not beside it", async () => {
    const { record, deliver, alerts } = await setUp(1);
    await record([hit(1, unsure)]);
    await deliver();
    expect(titles()).toEqual([]);
    await record([hit(2, { kind: "click", link: 1, receivedAt: hit(1).receivedAt + 60_000 })]);
    await deliver();
    expect(titles()).toEqual(["Ada Lovelace clicked example.com/pricing in “Proposal 1”"]);
    expect(alerts()).toBe(1);
  });

  test("is named in a summary", async () => {
    const { record, deliver } = await setUp(5);
    const events = [1, 2, 3, 4, 5].map((mail) => hit(mail, { ...unsure, messageId: mailId(mail) }));
    await record(events, both);
    await deliver(both);
    const summed = Object.values(fakeBrowser.notifications.getAllCreateOptions())[0];
    expect(summed).toMatchObject({
      title: "2 more mails were opened",
      message: "2 of them perhaps by machines · Click to see them all",
    });
  });
});

test("a reading is told of once, also when it was doubted in between", async () => {
  const { db, record, deliver, alerts } = await setUp(1);
  await record([hit(1)]);
  await deliver();
  await look(db, 1);
  await deliver();
  expect(titles()).toEqual([]);
  // By the log's time the view was an hour later.
  const view = { kind: "view", verdict: "self", receivedAt: hit(7).receivedAt } as const;
  await record([hit(501, view)]);
  await deliver();
  expect((await db.messages.get(mailId(1)))?.engagement.opens.person).toBe(1);
  expect(alerts()).toBe(1);
});
