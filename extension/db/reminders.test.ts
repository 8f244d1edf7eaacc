import { expect, test } from "vitest";
import { editMails } from "./edit-mails.ts";
import { deleteMails } from "./delete-mails.ts";
import { recordEvents } from "./record-events.ts";
import { recordSeen } from "./record-seen.ts";
import { recordSent } from "./record-sent.ts";
import { awaitable } from "./remind.ts";
import { dueReminders, settleReminders } from "./reminders.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";
import { readAllSummaries } from "./summaries.ts";

const day = 24 * 3_600_000;
const due = sentAt + 3 * day;
const reminder = { afterDays: 3, unless: "opened" } as const;

async function reminded(facts: Parameters<typeof sentMessage>[1] = {}) {
  const db = emptyDatabase();
  const message = sentMessage(1, { reminder, ...facts });
  await recordSent(db, message);
  const dueAt = async (now: number) => (await dueReminders(db, now)).map(({ id }) => id);
  const open = (facts2: Parameters<typeof hit>[1] = {}) =>
    recordEvents(db, { account, events: [hit(1, facts2)], cursor: "c1", telling });
  const remind = async () => {
    const [summary] = await readAllSummaries(db);
    return { stored: (await db.messages.get(mailId(1)))?.remind, shown: summary?.remind };
  };
  return { db, message, dueAt, open, remind };
}

test("comes so many days after the mail was sent", async () => {
  const { dueAt, remind } = await reminded();
  const wish = { at: due, unless: "opened" };
  expect(await remind()).toEqual({ stored: wish, shown: wish });
  expect(await dueAt(due - 1)).toEqual([]);
  expect(await dueAt(due)).toEqual([mailId(1)]);
});

test("counts from when the mail went out, once that is known", async () => {
  const { db, message, dueAt } = await reminded({ sentAt: null, mailMessageId: null });
  await recordSent(db, { ...message, sentAt: sentAt + day, mailMessageId: "gmail-1" });
  expect(await dueAt(due)).toEqual([]);
  expect(await dueAt(due + day)).toEqual([mailId(1)]);
});

test.each([
  ["a person's open", { verdict: "person" }, []],
  ["a person's click", { verdict: "person", kind: "click", link: 1 }, []],
  ["an unconfirmed open", { verdict: "unconfirmed" }, [mailId(1)]],
  ["a machine's", { verdict: "machine" }, [mailId(1)]],
] as const)("is needless after %s, or is not", async (_, facts, expected) => {
  const { dueAt, open, remind } = await reminded();
  await open(facts);
  expect(await dueAt(due)).toEqual(expected);
  const { stored, shown } = await remind();
  expect(stored).not.toBeNull();
  expect(shown === null).toBe(expected.length === 0);
});

test("of an answer waits for an answer, whoever opens the mail", async () => {
  const { db, dueAt, open } = await reminded({ reminder: { afterDays: 3, unless: "replied" } });
  await open();
  expect(await dueAt(due)).toEqual([mailId(1)]);
  await recordSeen(
    db,
    { kind: "reply", threadId: "thread-1", answers: ["gmail-1"], at: due - 1 },
    telling,
  );
  expect(await dueAt(due)).toEqual([]);
});

test("that the rep was told of is done with, and what the page says of the mail again brings it not back", async () => {
  const { db, message, dueAt, remind } = await reminded();
  await settleReminders(db, due, await dueReminders(db, due));
  expect(await dueAt(due + day)).toEqual([]);
  await recordSent(db, message);
  await recordSent(db, { ...message, sentAt: sentAt + 1 });
  expect(await remind()).toEqual({ stored: null, shown: null });
});

test("that was put off while the rep was being told of it comes again", async () => {
  const { db, dueAt } = await reminded();
  const told = await dueReminders(db, due);
  const later = { at: due + day, unless: "opened" } as const;
  await editMails(db, { messageIds: [mailId(1)], change: { remind: later } });
  await settleReminders(db, due, told);
  expect(await dueAt(due)).toEqual([]);
  expect(await dueAt(due + day)).toEqual([mailId(1)]);
  await recordSent(db, sentMessage(1, { reminder }));
  expect(await dueAt(due + day - 1)).toEqual([]);
});

test("that is needless at its time is done with, one that is not due is not", async () => {
  const { db, open, remind, dueAt } = await reminded();
  await recordSent(db, sentMessage(2, { reminder, sentAt: sentAt + day }));
  await open();
  await settleReminders(db, due, []);
  expect((await remind()).stored).toBeNull();
  expect(await dueAt(due + day)).toEqual([mailId(2)]);
});

test("of a mail that is gone comes not", async () => {
  const { db, dueAt } = await reminded();
  await recordSent(
    db,
    sentMessage(2, { reminder, threadId: "t", mailMessageId: null, sentAt: null }),
  );
  await recordSent(db, sentMessage(3, { threadId: "t", mintedAt: sentAt + 1 }));
  expect(await dueAt(due)).toEqual([mailId(1)]);
  await deleteMails(db, [mailId(1)], sentAt);
  expect(await dueAt(due)).toEqual([]);
  await settleReminders(db, due, []);
  expect(await readAllSummaries(db)).toMatchObject([{ id: mailId(3) }]);
});

test("can be set for what has not come yet and can be seen, and for nothing else", async () => {
  const { db, open } = await reminded();
  const possible = async () => (await readAllSummaries(db)).map((mail) => awaitable(mail));
  expect(await possible()).toEqual([["replied", "opened"]]);
  await open();
  expect(await possible()).toEqual([["replied"]]);
  const at = due;
  await recordSeen(db, { kind: "reply", threadId: "thread-1", answers: ["gmail-1"], at }, telling);
  expect(await possible()).toEqual([[]]);
  const unseen = await reminded({ tracking: { opens: false, links: true } });
  expect((await readAllSummaries(unseen.db)).map((mail) => awaitable(mail))).toEqual([["replied"]]);
});
