import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { SightlineDatabase } from "../db/database.ts";
import { recordEvents } from "../db/record-events.ts";
import { recordSent } from "../db/record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentMessage, telling } from "../db/samples.ts";
import { deliverDue } from "./deliver-due.ts";
import { mailOfNotification } from "./notification-id.ts";
import type { NotificationArea } from "./notification-options.ts";

const { create, clear, getAll } = fakeBrowser.notifications;
const area: NotificationArea = { create, update: create, clear, getAll };

beforeEach(() => fakeBrowser.reset());

/** A database in which each of the first so many mails was opened once, in order. */
async function openedMails(count: number): Promise<SightlineDatabase> {
  const db = emptyDatabase();
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  for (const number of numbers) await recordSent(db, sentMessage(number));
  const events = numbers.map((number) => hit(number, { messageId: mailId(number) }));
  await recordEvents(db, { account, events, cursor: "c", telling });
  return db;
}

async function shown(): Promise<string[]> {
  const all = await fakeBrowser.notifications.getAll();
  return Object.keys(all);
}

/** The id of the notification that tells of this hit of this mail. */
function shownAs(mail: number, hitNumber = mail): string {
  return `sightline:mail:${mailId(mail)}:${hit(hitNumber).receivedAt}`;
}

function isDue(db: SightlineDatabase): Promise<number> {
  return db.messages.where("due.at").above(0).count();
}

test("shows what is due once", async () => {
  const db = await openedMails(1);
  const created: unknown[] = [];
  const notifications: NotificationArea = {
    ...area,
    create: async (...args: unknown[]) => void created.push(args),
  };
  await deliverDue({ db, notifications }, telling);
  await deliverDue({ db, notifications }, telling);
  expect(created).toEqual([
    [
      shownAs(1),
      {
        type: "basic",
        iconUrl: "/icon/128.png",
        title: "Ada Lovelace opened “Proposal 1”",
        message: "First open",
        eventTime: hit(1).receivedAt,
        buttons: [{ title: "Open mail" }, { title: "Mute this mail" }],
      },
    ],
  ]);
});

test("what a worker showed and died before noting does not alert a second time", async () => {
  const db = await openedMails(5);
  let alerts = 0;
  const notifications: NotificationArea = {
    ...area,
    create: (id, options) => {
      alerts += 1;
      return fakeBrowser.notifications.create(id, options);
    },
  };
  const dying = db.messages.hook("updating");
  const die = () => {
    throw new Error("the worker was killed");
  };
  dying.subscribe(die);
  await expect(deliverDue({ db, notifications }, telling)).rejects.toThrow("killed");
  dying.unsubscribe(die);
  expect(alerts).toBe(4);
  expect(await isDue(db)).toBe(5);
  await deliverDue({ db, notifications }, telling);
  expect(alerts).toBe(4);
  expect(await isDue(db)).toBe(0);
});

test("a later hit of the same mail takes the place of the earlier notification", async () => {
  const db = await openedMails(1);
  await deliverDue({ db, notifications: area }, telling);
  await recordEvents(db, { account, events: [hit(9)], cursor: "d", telling });
  await deliverDue({ db, notifications: area }, telling);
  expect(await shown()).toEqual([shownAs(1, 9)]);
});

test("a hit that comes while the first is shown stays due", async () => {
  const db = await openedMails(1);
  const notifications: NotificationArea = {
    ...area,
    create: async () => {
      await recordEvents(db, { account, events: [hit(9)], cursor: "d", telling });
    },
  };
  await deliverDue({ db, notifications }, telling);
  expect(await isDue(db)).toBe(1);
});

test("sums a backlog up: the three newest and one for the rest", async () => {
  const db = await openedMails(12);
  await deliverDue({ db, notifications: area }, telling);
  const summary = `sightline:summary:${hit(9).receivedAt}`;
  expect(await shown()).toEqual([summary, shownAs(10), shownAs(11), shownAs(12)]);
  expect(fakeBrowser.notifications.getAllCreateOptions()[summary]).toMatchObject({
    title: "9 more mails were opened",
  });
  expect(await isDue(db)).toBe(0);
});

test("shows nothing while paused, and nothing of it afterwards", async () => {
  const db = await openedMails(2);
  await deliverDue({ db, notifications: area }, { ...telling, notify: false });
  await deliverDue({ db, notifications: area }, telling);
  expect(await shown()).toEqual([]);
});

test("waits with a mail whose recipients and subject are not known yet", async () => {
  const db = emptyDatabase();
  await recordEvents(db, { account, events: [hit(1)], cursor: "c", telling });
  await deliverDue({ db, notifications: area }, telling);
  expect(await shown()).toEqual([]);
  await recordSent(db, sentMessage(1));
  await deliverDue({ db, notifications: area }, telling);
  expect(await shown()).toEqual([shownAs(1)]);
});

test("a notification's id tells its mail", () => {
  expect(mailOfNotification(shownAs(1))).toEqual({
    kind: "mail",
    messageId: mailId(1),
    at: hit(1).receivedAt,
  });
  expect(mailOfNotification("sightline:summary:1")).toBeNull();
});
