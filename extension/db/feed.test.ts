import { expect, test } from "vitest";
import type { LogEvent } from "../../shared/event.ts";
import { editMails } from "./edit-mails.ts";
import { readFeed, type FeedQuery } from "./feed.ts";
import { recordEvents } from "./record-events.ts";
import { recordSeen } from "./record-seen.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentMessage, telling } from "./samples.ts";
import { readUnseenHits } from "./unseen.ts";

async function feedOf(events: readonly LogEvent[], mails = 2) {
  const db = emptyDatabase();
  for (let number = 1; number <= mails; number += 1) await recordSent(db, sentMessage(number));
  await recordEvents(db, { account, events, cursor: "c1", telling });
  /** The numbers of the newest hits, or what else it is. */
  const read = async (query: Partial<FeedQuery>) =>
    (await readFeed(db, { limit: 99, ...query })).map(({ kind, hits: [newest] }) =>
      newest === undefined ? kind : Number(/\d+$/.exec(newest.eventId)?.[0]),
    );
  return { db, read };
}

const events = [
  hit(1),
  hit(2, { kind: "click", link: 1 }),
  hit(3, { verdict: "machine", messageId: mailId(2) }),
  hit(4, { kind: "click", link: 2, messageId: mailId(2), verdict: "unconfirmed" }),
  hit(5, { messageId: mailId(2) }),
];

test("readings are found by what they are and whose", async () => {
  const { db, read } = await feedOf(events);
  expect(await read({})).toEqual([5, 4, 3, 2, 1]);
  expect(await read({ filter: {} })).toEqual([5, 4, 3, 2, 1]);
  expect(await read({ filter: { kinds: [], verdicts: [] } })).toEqual([5, 4, 3, 2, 1]);
  expect(await read({ filter: { kinds: ["click"] } })).toEqual([4, 2]);
  expect(await read({ filter: { verdicts: ["person"] } })).toEqual([5, 2, 1]);
  expect(await read({ filter: { verdicts: ["machine", "unconfirmed"] } })).toEqual([4, 3]);
  expect(await read({ filter: { kinds: ["click"], verdicts: ["person"] } })).toEqual([2]);
  expect(await read({ filter: { kinds: ["bounce"] } })).toEqual([]);
  const fresh = new Set(await readUnseenHits(db));
  expect(await read({ filter: { hits: fresh } })).toEqual([5, 2, 1]);
  expect(await read({ filter: { hits: new Set([hit(3).id]) } })).toEqual([3]);
  expect(await read({ filter: { hits: new Set() } })).toEqual([]);
});

test("replies and mails that came back stand in it, and are told apart", async () => {
  const { db, read } = await feedOf(events);
  const say = (kind: "reply" | "bounce", number: number, at: number) =>
    recordSeen(
      db,
      { kind, threadId: `thread-${number}`, answers: [`gmail-${number}`], at },
      telling,
    );
  await say("reply", 1, hit(4).receivedAt + 1);
  await say("bounce", 2, hit(1).receivedAt + 1);
  expect(await read({})).toEqual([5, "reply", 4, 3, 2, "bounce", 1]);
  expect(await read({ limit: 2 })).toEqual([5, "reply"]);
  expect(await read({ filter: { kinds: ["reply", "bounce"] } })).toEqual(["reply", "bounce"]);
  // Nobody asks for a person's and means a mail server's word.
  expect(await read({ filter: { verdicts: ["person"] } })).not.toContain("bounce");
  const [reply] = await readFeed(db, { limit: 1, filter: { kinds: ["reply"] } });
  expect(reply).toMatchObject({ at: hit(4).receivedAt + 1, verdict: "person", hits: [] });
});

test("readings are searched by person, subject, tag and where a click leads", async () => {
  const { db, read } = await feedOf(events);
  await editMails(db, { messageIds: [mailId(2)], change: { addTags: ["Münster"] } });
  expect(await read({ search: "ada proposal 1" })).toEqual([2, 1]);
  expect(await read({ search: "munster" })).toEqual([5, 4, 3]);
  expect(await read({ search: "pricing" })).toEqual([2]);
  expect(await read({ search: "munster docs.example" })).toEqual([4]);
  expect(await read({ search: "ada", filter: { kinds: ["click"] }, limit: 1 })).toEqual([4]);
  expect(await read({ search: "nobody" })).toEqual([]);
});

test("the newest of many mails are found, however their readings lie mixed", async () => {
  const hits = Array.from({ length: 400 }, (_, index) =>
    hit(index + 1, {
      messageId: mailId(1 + ((index * 7) % 130)),
      ...(index % 3 === 0 ? { kind: "click", link: 1 } : {}),
    }),
  );
  const { read } = await feedOf(hits, 130);
  const clicks = hits.flatMap(({ kind }, index) => (kind === "click" ? [index + 1] : []));
  const newest = clicks.toReversed();
  expect(await read({ filter: { kinds: ["click"] }, limit: 20 })).toEqual(newest.slice(0, 20));
  expect(await read({ filter: { kinds: ["click"] }, limit: 999 })).toEqual(newest);
  expect(await read({ search: "ada", limit: 30 })).toEqual(await read({ limit: 30 }));
});
