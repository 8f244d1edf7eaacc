import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { expect, test } from "vitest";
import { threadStatusSchema } from "../messages.ts";
import { openDatabase } from "./database.ts";
import { readFeed } from "./feed.ts";
import { blankDocument } from "./message-document.ts";
import { recordEvents } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { account, hit, mailId, sentMessage, telling } from "./samples.ts";
import { refoldOnce } from "./refold-once.ts";
import { readThreadStatuses } from "./thread-statuses.ts";
import { readUnseen } from "./unseen.ts";
import version1 from "./version-1.fixture.json?raw";

/** What a version before 0.3 wrote: two mails of a thread, hits on them, a reply, and a hit on a mail that it did not know. */
async function openOld(name: string) {
  const tables: Record<string, unknown[]> = JSON.parse(version1);
  const old = new Dexie(name);
  old.version(1).stores({
    messages: "id, threadId, mailMessageId, lastEventAt, due.at",
    threads: "threadId",
    kv: "key",
  });
  for (const [table, rows] of Object.entries(tables)) await old.table(table).bulkPut(rows);
  old.close();
  return openDatabase(name);
}

test("what an earlier version wrote is folded anew, mails and threads", async () => {
  const db = await openOld("old");
  const mail = await db.messages.get(mailId(1));
  expect(mail).toMatchObject({
    ...sentMessage(1),
    recorded: true,
    clockSkew: null,
    bouncedAt: null,
    followUps: [],
    alongside: {},
    corrections: [],
    engagement: { state: "clicked", opens: { person: 1 }, clicks: { person: 1 }, bouncedAt: null },
  });
  expect(mail?.events).toHaveLength(2);
  expect((await db.messages.get(mailId(9)))?.recorded).toBe(false);

  const [status] = await readThreadStatuses(db, ["thread-1"]);
  expect(threadStatusSchema.parse(status)).toEqual(status);
  expect(status?.messages["gmail-1"]).toEqual(mail?.engagement);
  expect(status?.engagement.state).toBe("replied");
  expect(await readFeed(db, { limit: 10 })).toHaveLength(5);
});

test("what was due stays due, the cursor stays, and the badge begins anew", async () => {
  const db = await openOld("old-due");
  const click = hit(2).id;
  expect((await db.messages.get(mailId(1)))?.due?.hits).toEqual([click]);
  expect((await db.messages.get(mailId(2)))?.due).toBeNull();
  expect(await db.kv.get(`cursor ${account.server} ${account.sid}`)).toMatchObject({ value: "c2" });
  expect(await readUnseen(db)).toBe(0);
  await recordEvents(db, { account, events: [hit(9)], cursor: "c3", telling });
  expect(await readUnseen(db)).toBe(1);
});

test("each version of the extension folds all mail once", async () => {
  const db = await openOld("old-rules");
  const state = async () => (await db.messages.get(mailId(1)))?.engagement.state;
  /** As other rules would have had it. */
  const forget = () =>
    db.messages
      .where("id")
      .equals(mailId(1))
      .modify((mail) => {
        Object.assign(mail, { engagement: { ...mail.engagement, state: "sent" } });
      });
  await forget();
  await refoldOnce(db, "0.3.0");
  expect(await state()).toBe("clicked");
  await forget();
  await refoldOnce(db, "0.3.0");
  expect(await state()).toBe("sent");
  await refoldOnce(db, "0.3.1");
  expect(await state()).toBe("clicked");
});

test("of thousands of mails none is left out, and who wants the database meanwhile gets it", async () => {
  const db = await openOld("old-many");
  const mails = Array.from({ length: 1_200 }, (_, index) => blankDocument(mailId(100 + index)));
  const wrong = mails.map((mail) => ({
    ...mail,
    events: [{ ...hit(5), messageId: mail.id }],
    recorded: true,
  }));
  await db.messages.bulkPut(wrong);
  let isDone = false;
  const folding = refoldOnce(db, "0.3.0").finally(() => {
    isDone = true;
  });
  await recordSent(db, sentMessage(3));
  expect(isDone).toBe(false);
  await folding;
  const opened = await db.messages
    .filter(({ engagement }) => engagement.state === "opened")
    .count();
  expect(opened).toBeGreaterThanOrEqual(1_200);
});
