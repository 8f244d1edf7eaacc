import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { expect, test } from "vitest";
import { threadStatusSchema } from "../messages.ts";
import { openDatabase } from "./database.ts";
import { readFeed } from "./feed.ts";
import { blankDocument } from "./message-document.ts";
import { recordEvents } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { account, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";
import { refoldOnce } from "./refold-once.ts";
import { readAllSummaries } from "./summaries.ts";
import { readMailDetail } from "./mail-detail.ts";
import { readThreadStatuses } from "./thread-statuses.ts";
import { readUnseen } from "./unseen.ts";
import version1 from "./version-1.fixture.json?raw";
import version2 from "./version-2.fixture.json?raw";

const both = { opens: true, links: true };

/** What each version of the database had, and an example of what was in it. */
const versions = {
  /** Before 0.3: two mails of a thread, hits on them, a reply, and a hit on a mail that it did not know. */
  1: version1,
  /** Before 0.6: also a hit that the rep said was theirs, and a mail that was sent again under another id. */
  2: version2,
} as const;

async function openOld(name: string, version: keyof typeof versions = 1) {
  const tables: Record<string, unknown[]> = JSON.parse(versions[version]);
  const old = new Dexie(name);
  old.version(version).stores({
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

test.each([1, 2] as const)(
  "from version %i on every mail that stands has a summary",
  async (version) => {
    const db = await openOld(`old-summaries-${version}`, version);
    const summaries = await readAllSummaries(db);
    const ids = version === 1 ? [2, 1, 9] : [2, 4, 1, 9];
    expect(summaries.map(({ id }) => id).toSorted()).toEqual(ids.map(mailId).toSorted());
    for (const summary of summaries) {
      expect(summary).toEqual((await readMailDetail(db, summary.id))?.summary);
      expect(summary).toMatchObject({ tags: [], muted: false, remind: null, tracking: both });
    }
    for (const mail of await db.messages.toArray())
      expect(mail).toMatchObject({ tags: [], muted: false, remind: null, deletedAt: null });
  },
);

test("what version 2 knew of a mail is all there", async () => {
  const db = await openOld("old-facts", 2);
  expect(await db.messages.get(mailId(1))).toMatchObject({
    ...sentMessage(1),
    corrections: [{ eventId: hit(5).id, scope: "event" }],
    clockSkew: 0,
    lastEventAt: hit(5).receivedAt,
    engagement: { state: "clicked", opens: { person: 1, self: 1 }, clicks: { person: 1 } },
  });
  expect((await db.messages.get(mailId(3)))?.supersededBy).toBe(mailId(4));
  // A reply is something that came of the mail, too.
  const replied = await db.messages.get(mailId(2));
  expect([replied?.repliedAt, replied?.lastEventAt]).toEqual([
    sentAt + 7_200_000,
    sentAt + 7_200_000,
  ]);
  expect((await readThreadStatuses(db, ["thread-1"]))[0]?.engagement.state).toBe("replied");
  expect((await readFeed(db, { limit: 9 })).map(({ kind }) => kind)).toEqual([
    "reply",
    "open",
    "open",
    "open",
    "click",
    "open",
  ]);
  expect(await readUnseen(db)).toBe(3);
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
