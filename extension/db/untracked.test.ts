import { expect, test } from "vitest";
import { threadStatusSchema } from "../messages.ts";
import { readFeed } from "./feed.ts";
import { recordEvents } from "./record-events.ts";
import { recordSeen } from "./record-seen.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";
import { readAllSummaries } from "./summaries.ts";
import { readThreadStatuses } from "./thread-statuses.ts";

const untracked = { tracking: { opens: false, links: false } };

test("a thread with nothing but untracked mail has a row that says so, and no more", async () => {
  const db = emptyDatabase();
  expect(await recordSent(db, sentMessage(1, untracked))).toEqual(["thread-1"]);
  const [status] = await readThreadStatuses(db, ["thread-1"]);
  expect(threadStatusSchema.parse(status)).toEqual(status);
  expect([status?.messages, status?.sentAt, status?.untracked]).toEqual([{}, {}, ["gmail-1"]]);
  expect(status?.engagement.state).toBe("sent");
  expect(await readAllSummaries(db)).toMatchObject([{ id: mailId(1), ...untracked }]);
  expect(await readFeed(db, { limit: 9 })).toEqual([]);
});

test("beside a tracked mail it changes nothing of what became of that one", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  await recordEvents(db, { account, events: [hit(1)], cursor: "c1", telling });
  const [before] = await readThreadStatuses(db, ["thread-1"]);
  const later = { threadId: "thread-1", mintedAt: sentAt + 1, sentAt: sentAt + 1 };
  await recordSent(db, sentMessage(2, { ...later, ...untracked }));
  const at = hit(2).receivedAt;
  await recordSeen(db, { kind: "reply", threadId: "thread-1", answers: ["gmail-2"], at }, telling);
  expect(await readThreadStatuses(db, ["thread-1"])).toEqual([
    { ...before, untracked: ["gmail-2"] },
  ]);
});

test("a mail that was taken back and sent again untracked is untracked", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  const again = { threadId: "thread-1", mailMessageId: "gmail-1", mintedAt: sentAt + 9 };
  await recordSent(db, sentMessage(2, { ...again, ...untracked }));
  const [status] = await readThreadStatuses(db, ["thread-1"]);
  expect([status?.messages, status?.sentAt, status?.untracked]).toEqual([{}, {}, ["gmail-1"]]);
  await recordSent(db, sentMessage(3, { ...again, mintedAt: sentAt + 99 }));
  const [tracked] = await readThreadStatuses(db, ["thread-1"]);
  expect([Object.keys(tracked?.messages ?? {}), tracked?.untracked]).toEqual([
    ["gmail-1"],
    undefined,
  ]);
});

test("it moves to another thread as a tracked one does", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1, { ...untracked, threadId: "a", mailMessageId: null }));
  await recordSent(db, sentMessage(1, { ...untracked, threadId: "b" }));
  const [from, to] = await readThreadStatuses(db, ["a", "b"]);
  expect([from?.untracked, to?.untracked]).toEqual([undefined, ["gmail-1"]]);
});

test("a mail of which only the links are tracked is a tracked one", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1, { tracking: { opens: false, links: true } }));
  const [status] = await readThreadStatuses(db, ["thread-1"]);
  expect([Object.keys(status?.messages ?? {}), status?.untracked]).toEqual([
    ["gmail-1"],
    undefined,
  ]);
  expect(status?.linksOnly).toEqual(["gmail-1"]);
  await recordSent(db, sentMessage(2, { mailMessageId: "gmail-1", mintedAt: sentAt + 9 }));
  expect((await readThreadStatuses(db, ["thread-1"]))[0]?.linksOnly).toBeUndefined();
});

test("a thread's row says until when its mails are hot", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  await recordSent(db, sentMessage(2, { threadId: "thread-1", mintedAt: sentAt + 1 }));
  const take = (...numbers: readonly number[]) =>
    recordEvents(db, { account, events: numbers.map((one) => hit(one)), cursor: "c1", telling });
  const hotUntil = async () => (await readThreadStatuses(db, ["thread-1"]))[0]?.hotUntil;
  await take(1, 2);
  expect(await hotUntil()).toBeUndefined();
  await take(3);
  expect(await hotUntil()).toEqual({ "gmail-1": hit(1).receivedAt + 24 * 3_600_000 });
});
