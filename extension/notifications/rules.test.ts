import { describe, expect, test } from "vitest";
import { editMails } from "../db/edit-mails.ts";
import { recordEvents } from "../db/record-events.ts";
import { recordSent } from "../db/record-sent.ts";
import {
  account,
  emptyDatabase,
  hit,
  mailId,
  sentAt,
  sentMessage,
  telling,
} from "../db/samples.ts";
import { preferences, type NotifyOf } from "../preferences.ts";
import type { LogEvent } from "../../shared/event.ts";
import { deliverDue } from "./deliver-due.ts";
import { notificationScreen } from "./notification-screen.ts";
import type { NotificationRules } from "./rules.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Some mails, a screen, and a rep with rules and a clock. */
async function setUp(mails: number, chosen: Partial<NotificationRules> = {}) {
  const db = emptyDatabase();
  for (let mail = 1; mail <= mails; mail += 1) await recordSent(db, sentMessage(mail), 0);
  const screen = notificationScreen();
  const { notifyOf, summaryAfter, quietHours } = preferences.fallback;
  let rules = { notifyOf, summaryAfter, quietHours, now: sentAt, ...chosen };
  let count = 0;
  const deliver = () => deliverDue({ db, notifications: screen.area }, telling, rules);
  return {
    ...screen,
    db,
    deliver,
    set: (change: Partial<NotificationRules>) => void (rules = { ...rules, ...change }),
    /** Something comes of a mail now, and is delivered. */
    at: async (now: number, mail = 1, facts: Partial<LogEvent> = {}) => {
      rules = { ...rules, now };
      count += 1;
      const age = Math.floor((now - sentAt) / 1_000);
      const event = hit(count, { messageId: mailId(mail), receivedAt: now + count, age, ...facts });
      await recordEvents(db, { account, events: [event], cursor: "c", telling });
      await deliver();
    },
  };
}

const click = { kind: "click", link: 2 } as const;

describe("notified of", () => {
  test.each<[NotifyOf, string[]]>([
    ["every-open", ["opened", "opened", "clicked", "opened"]],
    ["first-open", ["opened", "clicked"]],
    ["clicks", ["clicked"]],
    ["hot", ["clicked", "opened"]],
    ["nothing", []],
  ])("%s", async (notifyOf, told) => {
    const { at, alerts } = await setUp(1, { notifyOf });
    await at(sentAt + HOUR);
    await at(sentAt + 2 * HOUR);
    await at(sentAt + 5 * HOUR, 1, click);
    // Three readings within a day make it hot, for a click is one as well where nobody was seen to read.
    await at(sentAt + 30 * DAY);
    expect(alerts.map((title) => /opened|clicked/.exec(title)?.[0])).toEqual(told);
  });

  test("what is not to notify does not when the rules change afterwards", async () => {
    const { at, set, deliver, alerts } = await setUp(1, { notifyOf: "nothing" });
    await at(sentAt + HOUR);
    set({ notifyOf: "every-open" });
    await deliver();
    expect(alerts).toEqual([]);
    await at(sentAt + 2 * HOUR);
    expect(alerts).toHaveLength(1);
  });

  test("nothing of a mail that is muted, and what stands of it goes", async () => {
    const { at, db, deliver, alerts, ids } = await setUp(2);
    await at(sentAt + HOUR);
    await editMails(db, { messageIds: [mailId(1)], change: { muted: true } });
    await deliver();
    expect(ids()).toEqual([]);
    await at(sentAt + 2 * HOUR);
    await at(sentAt + 3 * HOUR, 2);
    expect(alerts).toHaveLength(2);
  });
});

describe("after so many readings of a mail in a day", () => {
  test("one notification counts the rest, silently", async () => {
    const { at, alerts, titles, messages } = await setUp(1, { summaryAfter: 2 });
    const noon = new Date(2026, 10, 4, 12).getTime();
    for (let reading = 0; reading < 6; reading += 1) await at(noon + reading * 10 * MINUTE);
    expect(alerts).toEqual([
      "Ada Lovelace opened “Proposal 1”",
      "Ada Lovelace opened “Proposal 1”",
      "Ada Lovelace opened “Proposal 1” 3 times today",
    ]);
    expect(titles()).toEqual(["Ada Lovelace opened “Proposal 1” 6 times today"]);
    await at(noon + 2 * HOUR, 1, click);
    expect(messages()).toEqual(["1 click · What else comes today is counted here silently"]);
    expect(alerts).toHaveLength(3);
  });

  test("it is not shown again when it was dismissed, and the next day begins anew", async () => {
    const { at, alerts, titles, dismiss } = await setUp(1, { summaryAfter: 1 });
    const noon = new Date(2026, 10, 4, 12).getTime();
    for (let reading = 0; reading < 2; reading += 1) await at(noon + reading * HOUR);
    dismiss();
    await at(noon + 3 * HOUR);
    expect(titles()).toEqual([]);
    expect(alerts).toHaveLength(2);
    await at(noon + DAY);
    expect(titles()).toEqual(["Ada Lovelace opened “Proposal 1”"]);
  });

  test("it goes with its day, and with a mail that is muted", async () => {
    const { at, db, set, deliver, titles } = await setUp(2, { summaryAfter: 1 });
    const noon = new Date(2026, 10, 4, 12).getTime();
    for (const mail of [1, 2])
      for (const hour of [0, 1]) await at(noon + hour * HOUR + mail * MINUTE, mail);
    await editMails(db, { messageIds: [mailId(1)], change: { muted: true } });
    await deliver();
    expect(titles()).toEqual(["Ada Lovelace opened “Proposal 2” 2 times today"]);
    set({ now: noon + DAY });
    await deliver();
    expect(titles()).toEqual([]);
  });
});

describe("a burst", () => {
  test("of many mails within a minute is summed up, and the sum counts on silently", async () => {
    const { at, alerts, titles } = await setUp(9);
    for (let mail = 1; mail <= 9; mail += 1) await at(sentAt + HOUR + mail * 1_000, mail);
    expect(alerts).toEqual([
      ...[1, 2, 3].map((mail) => `Ada Lovelace opened “Proposal ${mail}”`),
      "1 more mail was opened",
    ]);
    expect(titles()).toContain("6 more mails were opened");
    // Another reading of the same mail takes the place of the one before.
    await at(sentAt + HOUR + 20_000, 2, click);
    expect(alerts).toHaveLength(5);
  });

  test("is over after a minute", async () => {
    const { at, alerts } = await setUp(9);
    for (let mail = 1; mail <= 4; mail += 1) await at(sentAt + HOUR + mail * 1_000, mail);
    await at(sentAt + HOUR + 2 * MINUTE, 5);
    expect(alerts.at(-1)).toBe("Ada Lovelace opened “Proposal 5”");
  });
});

describe("in quiet hours", () => {
  const night = { isOn: true, from: "20:00", to: "07:00", weekends: false };
  const evening = new Date(2026, 10, 4, 21).getTime();
  const morning = new Date(2026, 10, 5, 7).getTime();

  test("nothing is shown, and one summary when they end", async () => {
    const { at, set, deliver, alerts, messages } = await setUp(4, { quietHours: night });
    await at(evening, 1);
    await at(evening + HOUR, 2);
    await at(evening + 2 * HOUR, 3, click);
    expect(alerts).toEqual([]);
    set({ now: morning });
    await deliver();
    expect(alerts).toEqual(["3 mails were opened in your quiet hours"]);
    expect(messages()).toEqual(["1 of them clicked · Click to see them all"]);
    await deliver();
    await at(morning + HOUR, 4);
    expect(alerts).toHaveLength(2);
  });

  test("a single mail has words of its own when they end", async () => {
    const { at, set, deliver, alerts } = await setUp(1, { quietHours: night });
    await at(evening);
    await at(evening + HOUR);
    set({ now: morning });
    await deliver();
    expect(alerts).toEqual(["Ada Lovelace opened “Proposal 1”"]);
  });

  test("what comes after them is told of besides", async () => {
    const { at, alerts } = await setUp(5, { quietHours: night });
    await at(evening, 1);
    await at(evening + HOUR, 2);
    await at(morning + HOUR, 3);
    expect(alerts).toEqual([
      "2 mails were opened in your quiet hours",
      "Ada Lovelace opened “Proposal 3”",
    ]);
  });

  test("what turns out to be nothing is not summed up", async () => {
    const { at, db, set, deliver, alerts } = await setUp(2, { quietHours: night });
    await at(evening, 1);
    await at(evening + HOUR, 2);
    const messageIds = [mailId(1), mailId(2)];
    await editMails(db, { messageIds, change: { muted: true } });
    set({ now: morning });
    await deliver();
    expect(alerts).toEqual([]);
    // Nor is what comes of these mails by day.
    await editMails(db, { messageIds, change: { muted: false } });
    const events = [11, 12].map((count) =>
      hit(count, { messageId: mailId(count - 10), receivedAt: morning + count * HOUR }),
    );
    await recordEvents(db, { account, events, cursor: "c", telling });
    await deliver();
    expect(alerts).toEqual([1, 2].map((mail) => `Ada Lovelace opened “Proposal ${mail}”`));
  });
});
