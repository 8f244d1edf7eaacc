import { describe, expect, test } from "vitest";
import type { LogEvent } from "../../shared/event.ts";
import type { SentMessage } from "../messages.ts";
import type { SightlineDatabase } from "./database.ts";
import { recordEvents } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";

const day = 24 * 3_600_000;
const grace = [{ email: "grace@example.com", name: "Grace", field: "to" }] as const;
/** The moment at which both mails are on somebody's screen. */
const moment = sentAt + 5 * day;

/** An open of a mail, so many milliseconds after the moment. */
function open(mail: number, after: number, facts: Partial<LogEvent> = {}): LogEvent {
  const number = mail * 1_000_000 + after;
  return hit(number, { messageId: mailId(mail), receivedAt: moment + after, age: 9, ...facts });
}

/** Mail 1, and mail 2 three days later. */
async function twoMails(second: Partial<SentMessage>): Promise<SightlineDatabase> {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  const later = sentAt + 3 * day;
  await recordSent(db, sentMessage(2, { mintedAt: later, sentAt: later, ...second }));
  return db;
}

const record = (db: SightlineDatabase, ...events: LogEvent[]) =>
  recordEvents(db, { account, events, cursor: "c", telling });

const marks = async (db: SightlineDatabase, mail: number) =>
  (await db.messages.get(mailId(mail)))?.alongside;

const sameThread = { threadId: "thread-1" };
const otherPeople = { recipients: [...grace] };
const laptop = { network: { class: "access", country: "DE" } } as const;

test("an open of the mail that a newer one of its thread quotes comes with that one's", async () => {
  const db = await twoMails(sameThread);
  await record(db, open(2, 0), open(1, 2_900));
  expect(await marks(db, 1)).toEqual({ [open(1, 2_900).id]: "quoted" });
  expect(await marks(db, 2)).toEqual({});
  const [row] = await db.threads.toArray();
  expect(row?.engagement.opens).toMatchObject({ person: 1, unconfirmed: 1 });
});

describe("in Outlook, where it may not be known yet in which thread a mail stands,", () => {
  const outlook = { mailClient: "outlook", threadId: null } as const;
  const answer = { mailClient: "outlook", threadId: "AAQk", subject: "AW: Proposal 1" } as const;

  async function marksOf(first: Partial<SentMessage>, second: Partial<SentMessage>) {
    const db = await twoMails(second);
    await recordSent(db, sentMessage(1, first));
    // What is known is never lost again, so it is as if it had never been known.
    await db.messages.update(mailId(1), { threadId: first.threadId ?? null });
    await record(db, open(2, 0), open(1, 2_900));
    return marks(db, 1);
  }
  const quoted = { [open(1, 2_900).id]: "quoted" };

  test.each([
    ["of the older", outlook, answer],
    ["of the newer", { ...outlook, threadId: "AAQk" }, { ...answer, threadId: null }],
    ["of both", outlook, { ...answer, threadId: null }],
  ])("an answer is known by its subject: %s", async (_which, first, second) => {
    expect(await marksOf(first, second)).toEqual(quoted);
  });

  test.each([
    ["has another subject", outlook, { ...answer, subject: "Proposal 1 and more" }],
    ["answers a mail without one", { ...outlook, subject: " " }, answer],
    ["goes to other people", outlook, { ...answer, ...otherPeople }],
    ["is Gmail's", { ...outlook, mailClient: "gmail" }, { ...answer, mailClient: "gmail" }],
    ["stands in another thread", { ...outlook, threadId: "AAQk-other" }, answer],
  ] as const)("but not one that %s", async (_what, first, second) => {
    expect(await marksOf(first, second)).toEqual({});
  });
});

test("a newer one's is marked, too, where it is doubted, for it may be doubted for their company only", async () => {
  const db = emptyDatabase();
  for (const mail of [1, 2, 3]) {
    const later = sentAt + mail * day;
    await recordSent(db, sentMessage(mail, { threadId: "t", mintedAt: later, sentAt: later }));
  }
  const third = open(3, 800, { verdict: "unconfirmed", reasons: ["many-mails-at-once"] });
  const second = open(2, 400, { verdict: "unconfirmed", reasons: ["many-mails-at-once"] });
  await record(db, open(1, 0), second, third);
  expect(await marks(db, 1)).toEqual({ [open(1, 0).id]: "quoted" });
  expect(await marks(db, 2)).toEqual({ [second.id]: "quoted" });
  expect(await marks(db, 3)).toEqual({ [third.id]: "quoting" });
  expect((await db.messages.get(mailId(3)))?.engagement.state).toBe("opened");
});

test("one that comes with a doubtful one of a newer mail stands for itself: the reading counts nowhere else", async () => {
  const db = await twoMails(sameThread);
  const delivered = open(2, 0, { verdict: "unconfirmed", reasons: ["gmail-proxy-at-once"] });
  await record(db, delivered, open(1, 400));
  expect(await marks(db, 1)).toEqual({});
  expect((await db.messages.get(mailId(1)))?.engagement.state).toBe("opened");
});

test.each([
  ["the newer first", [open(2, 0), open(1, 900)]],
  ["the older first", [open(1, 0), open(2, 900)]],
] as const)("also when they are read one by one, %s", async (_order, events) => {
  const db = await twoMails(sameThread);
  for (const event of events) await record(db, event);
  expect(Object.values((await marks(db, 1)) ?? {})).toEqual(["quoted"]);
  expect(await marks(db, 2)).toEqual({});
});

test.each([
  ["later than that", sameThread, open(1, 3_100)],
  ["by another client", sameThread, open(1, 0, { network: { class: "access", country: "DE" } })],
  ["by a machine", sameThread, open(1, 0, { verdict: "machine" })],
  ["a click", sameThread, open(1, 0, { kind: "click", link: 1 })],
  ["of a mail to the same people", {}, open(1, 0)],
  ["of another thread, half a second later, behind a proxy", otherPeople, open(1, 600)],
  ["of a mail of the same day", { ...otherPeople, mintedAt: sentAt, sentAt }, open(1, 0)],
])("one that comes %s stands for itself", async (_what, second, other) => {
  const db = await twoMails(second);
  await record(db, open(2, 0), other);
  expect(await marks(db, 1)).toEqual({});
});

test("the pixel in a text that was copied into a mail to others is told by its company", async () => {
  const db = await twoMails(otherPeople);
  await record(db, open(2, 0, laptop));
  await record(db, open(1, 1_500, laptop));
  expect(await marks(db, 1)).toEqual({ [open(1, 1_500).id]: "copied" });
});

test("and behind a proxy, too, when it comes at once", async () => {
  const db = await twoMails(otherPeople);
  await record(db, open(1, 0), open(2, 400));
  expect(await marks(db, 1)).toEqual({ [open(1, 0).id]: "copied" });
});

test("but not when it comes later than that", async () => {
  const db = await twoMails(otherPeople);
  await record(db, open(2, 0, laptop), open(1, 2_100, laptop));
  expect(await marks(db, 1)).toEqual({});
});

test("unless its own reader had it on the screen that day", async () => {
  const db = await twoMails(otherPeople);
  await record(db, open(1, -day / 2));
  await record(db, open(2, 0), open(1, 400));
  expect(await marks(db, 1)).toEqual({});
});

test("a long history is looked through by itself", async () => {
  const db = emptyDatabase();
  const events: LogEvent[] = [];
  for (let mail = 1; mail <= 120; mail += 1) {
    const threadId = mail <= 2 ? "thread-1" : `thread-${mail}`;
    await recordSent(db, sentMessage(mail, { threadId, mintedAt: sentAt + mail, sentAt: null }));
    events.push(open(mail, mail <= 2 ? mail * 1_000 : mail * 60_000));
  }
  await record(db, ...events);
  const marked = await db.messages
    .filter(({ alongside }) => Object.keys(alongside).length > 0)
    .primaryKeys();
  expect(marked).toEqual([mailId(1)]);
});

test("a mail that was taken back quotes nothing", async () => {
  const db = await twoMails(sameThread);
  await db.messages.update(mailId(2), { supersededBy: mailId(3) });
  await record(db, open(2, 0), open(1, 500));
  expect(await marks(db, 1)).toEqual({});
});
