import { expect, test } from "vitest";
import { editMails } from "../db/edit-mails.ts";
import { recordEvents } from "../db/record-events.ts";
import { recordSeen } from "../db/record-seen.ts";
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
import type { SentMessage } from "../messages.ts";
import { preferences } from "../preferences.ts";
import { notificationScreen } from "./notification-screen.ts";
import { awaited, deliverReminders } from "./reminders.ts";

const DAY = 24 * 3_600_000;
const grace = { email: "grace@example.com", name: "", field: "cc" } as const;

function setUp() {
  const db = emptyDatabase();
  const screen = notificationScreen();
  const remind = (now: number, isPaused = false, quietHours = preferences.fallback.quietHours) =>
    deliverReminders({ db, notifications: screen.area }, isPaused, {
      ...preferences.fallback,
      quietHours,
      now,
    });
  const send = (number: number, facts: Partial<SentMessage> = {}) =>
    recordSent(
      db,
      sentMessage(number, { reminder: { afterDays: 3, unless: "replied" }, ...facts }),
      0,
    );
  return { ...screen, db, remind, send };
}

test("reminds once of a mail without an answer, when it is time", async () => {
  const { remind, send, titles, messages, alerts, ids } = setUp();
  await send(1);
  await remind(sentAt + 2.9 * DAY);
  expect(titles()).toEqual([]);
  await remind(sentAt + 3.1 * DAY);
  expect(titles()).toEqual(["No answer from Ada Lovelace on “Proposal 1” after 3 days"]);
  expect(messages()).toEqual(["No open seen so far"]);
  expect(awaited(ids()[0] ?? "")).toBe("replied");
  await remind(sentAt + 4 * DAY);
  expect(alerts).toHaveLength(1);
});

test("says what there was of it", async () => {
  const { db, remind, send, titles, messages } = setUp();
  await send(1, { recipients: [...sentMessage(1).recipients, grace] });
  const opens = [hit(1), hit(30)];
  await recordEvents(db, { account, events: opens, cursor: "c", telling });
  await remind(sentAt + 3 * DAY);
  expect(titles()).toEqual(["No answer on “Proposal 1” after 3 days"]);
  expect(messages()).toEqual(["Opened 2 times so far"]);
});

test("does not speak of opens that are not tracked", async () => {
  const { remind, send, messages } = setUp();
  await send(1, { tracking: { opens: false, links: true } });
  await remind(sentAt + 3 * DAY);
  expect(messages()).toEqual(["Opens of it are not tracked"]);
});

test("reminds of no mail that was answered, and takes back what is answered later", async () => {
  const { db, remind, send, titles } = setUp();
  await send(1);
  await send(2);
  const answer = (number: number) =>
    recordSeen(
      db,
      {
        kind: "reply",
        threadId: `thread-${number}`,
        answers: [`gmail-${number}`],
        at: sentAt + DAY,
      },
      telling,
    );
  await answer(1);
  await remind(sentAt + 3 * DAY);
  expect(titles()).toEqual(["No answer from Ada Lovelace on “Proposal 2” after 3 days"]);
  await answer(2);
  await remind(sentAt + 3 * DAY);
  expect(titles()).toEqual([]);
});

test("reminds of what nobody opened", async () => {
  const { db, remind, send, titles, ids } = setUp();
  const reminder = { afterDays: 1, unless: "opened" } as const;
  await send(1, { reminder });
  await send(2, { reminder });
  await recordEvents(db, { account, events: [hit(1)], cursor: "c", telling });
  await remind(sentAt + DAY);
  expect(titles()).toEqual(["“Proposal 2” not opened by Ada Lovelace after 1 day"]);
  expect(ids().map(awaited)).toEqual(["opened"]);
});

test("waits while paused and in quiet hours", async () => {
  const { remind, send, titles } = setUp();
  await send(1);
  const at = new Date(2026, 10, 6, 23).getTime();
  const night = { isOn: true, from: "20:00", to: "07:00", weekends: false };
  await remind(at, true);
  await remind(at, false, night);
  expect(titles()).toEqual([]);
  await remind(new Date(2026, 10, 7, 7).getTime(), false, night);
  expect(titles()).toHaveLength(1);
});

test("sums up what is too much at once", async () => {
  const { remind, send, alerts } = setUp();
  for (let number = 1; number <= 6; number += 1) await send(number);
  await remind(sentAt + 3 * DAY);
  expect(alerts).toHaveLength(4);
  expect(alerts[0]).toBe("3 more mails to remind you of");
});

test("reminds of a muted mail, for it is asked for", async () => {
  const { db, remind, send, titles } = setUp();
  await send(1);
  await editMails(db, { messageIds: [mailId(1)], change: { muted: true } });
  await remind(sentAt + 3 * DAY);
  expect(titles()).toHaveLength(1);
});
