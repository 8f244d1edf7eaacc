import { expect, test } from "vitest";
import type { MailEdit } from "./edit-mails.ts";
import { editMails } from "./edit-mails.ts";
import { recordEvents } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";
import { readAllSummaries } from "./summaries.ts";
import { deleteMails } from "./delete-mails.ts";
import { readUnseen } from "./unseen.ts";

async function mails() {
  const db = emptyDatabase();
  for (const number of [1, 2]) await recordSent(db, sentMessage(number));
  const edit = (change: MailEdit["change"], ...numbers: readonly number[]) =>
    editMails(db, { messageIds: numbers.map(mailId), change });
  const tags = async () =>
    (await readAllSummaries(db)).toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((one) => one.tags);
  const take = (...numbers: readonly number[]) =>
    recordEvents(db, { account, events: numbers.map((one) => hit(one)), cursor: "c", telling });
  return { db, edit, tags, take };
}

test("tags are given to many mails, each once, and taken away", async () => {
  const { db, edit, tags } = await mails();
  expect(await edit({ addTags: ["Lead", "Berlin"] }, 1, 2, 2, 9)).toEqual({ edited: 2 });
  await edit({ addTags: ["lead", "Hot"], removeTags: ["berlin"] }, 1);
  expect(await tags()).toEqual([
    ["Lead", "Hot"],
    ["Lead", "Berlin"],
  ]);
  await deleteMails(db, [mailId(2)], sentAt);
  expect(await edit({ addTags: ["late"] }, 2)).toEqual({ edited: 0 });
});

test("what is not named stays as it is", async () => {
  const { db, edit, take } = await mails();
  await take(1);
  const remind = { at: sentAt + 9, unless: "replied" } as const;
  await edit({ muted: true, remind, addTags: ["a"] }, 1);
  await edit({}, 1);
  expect((await db.messages.get(mailId(1)))?.events).toHaveLength(1);
  const summary = (await readAllSummaries(db)).find(({ id }) => id === mailId(1));
  expect(summary).toMatchObject({
    muted: true,
    remind,
    tags: ["a"],
    engagement: { state: "opened" },
  });
  await edit({ remind: null }, 1);
  expect((await db.messages.get(mailId(1)))?.remind).toBeNull();
});

test("nobody is told of a muted mail, neither of what came before nor of what comes", async () => {
  const { db, edit, take } = await mails();
  await take(1);
  expect(await readUnseen(db)).toBe(1);
  await edit({ muted: true }, 1);
  await take(2);
  expect((await db.messages.get(mailId(1)))?.due).toBeNull();
  expect(await readUnseen(db)).toBe(1);
  await edit({ muted: false }, 1);
  expect((await db.messages.get(mailId(1)))?.due).toBeNull();
  await take(3);
  expect((await db.messages.get(mailId(1)))?.due?.hits).toEqual([hit(3).id]);
  expect(await readUnseen(db)).toBe(2);
});
