import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { LogEvent } from "../../shared/event.ts";
import { writeDeviceToken, writeSender } from "../db/kv.ts";
import { account, emptyDatabase, hit, mailId, sentMessage } from "../db/samples.ts";
import { fakeAccounts } from "../identity/fake-accounts.ts";
import type { Request } from "../messages.ts";
import { protection } from "../self/protection.ts";
import { preferences } from "../preferences.ts";
import { session } from "../session.ts";
import type { Fetch } from "../sync/fetch.ts";
import { pairedSession } from "../sync/samples.ts";
import { ask, extensionPage, fakeApi, shown } from "./worker-harness.ts";
import { createWorker } from "./worker.ts";

const sender = { sid: account.sid, senderKey: "A".repeat(43), keyVersion: 1 };
/** As `hit` of the samples, but just now: views are written down as of now. */
const recent = (facts: Partial<LogEvent> = {}) => hit(1, { receivedAt: Date.now(), ...facts });
const badge = () => fakeBrowser.action.getBadgeText({});

beforeEach(() => {
  fakeBrowser.reset();
  return () => vi.unstubAllGlobals();
});

/** A paired browser whose server has this log, with mail 1 sent. */
async function setUp(log: LogEvent[]) {
  const told: unknown[] = [];
  const fetch: Fetch = async (address, { body }) => {
    const { pathname, searchParams } = new URL(address);
    if (pathname === "/v1/views") {
      told.push(JSON.parse(typeof body === "string" ? body : ""));
      return new Response(null, { status: 204 });
    }
    if (pathname !== "/v1/events") return new Response(new ReadableStream());
    const events = log.slice(Number(searchParams.get("after") ?? 0));
    const answer = { events, cursor: String(log.length), more: false, keyVersion: 1 };
    return Response.json(answer, { headers: { date: new Date().toUTCString() } });
  };
  vi.stubGlobal("fetch", fetch);
  const db = emptyDatabase();
  await session.setValue({ ...pairedSession, ...sender });
  await writeSender(db, account.server, sender);
  await writeDeviceToken(db, account, "t".repeat(43));
  const browser = fakeApi();
  const worker = createWorker(
    browser.api,
    { accounts: fakeAccounts().accounts, push: null, speak: async () => {} },
    db,
  );
  const say = (request: Request) => ask(worker, request);
  await say({ type: "record-sent", message: sentMessage(1) });
  return { ...browser, db, worker, told, say };
}

const viewing: Request = {
  type: "viewing",
  mailClient: "gmail",
  mails: [{ sid: account.sid, messageId: mailId(1) }],
};

test("a view takes back the notification and the count of the hit that it made", async () => {
  const { say, told, sent } = await setUp([recent()]);
  expect(await say({ type: "sync" })).toEqual({ pulled: true });
  await expect.poll(shown).toHaveLength(1);
  await expect.poll(badge).toBe("1");
  const before = sent.length;

  expect(await say(viewing)).toEqual({ noted: 1 });
  await expect.poll(shown).toEqual([]);
  await expect.poll(badge).toBe("");
  await expect.poll(() => told).toMatchObject([{ messageId: mailId(1), mailClient: "gmail" }]);
  await expect
    .poll(() => sent.slice(before))
    .toMatchObject([{ message: { statuses: [{ engagement: { state: "sent" } }] } }]);
});

test("a hit that comes after the view is never told of", async () => {
  const log: LogEvent[] = [];
  const { say, db } = await setUp(log);
  expect(await say(viewing)).toEqual({ noted: 1 });
  log.push(recent());
  expect(await say({ type: "sync" })).toEqual({ pulled: true });
  expect(await db.messages.get(mailId(1))).toMatchObject({
    due: null,
    engagement: { state: "sent", opens: { self: 1 } },
  });
  expect([await shown(), await badge()]).toEqual([[], ""]);
});

test("“That was me”, asked and said from one of the extension's own pages, and from no other", async () => {
  const { say, worker } = await setUp([recent()]);
  const own = (request: Request) => ask(worker, request, extensionPage);
  await say({ type: "sync" });
  await expect.poll(shown).toHaveLength(1);
  const said = { type: "correct-hit", messageId: mailId(1), eventId: hit(1).id } as const;
  expect(await say({ ...said, scope: "event" })).toBe("ignored");
  expect(await own({ ...said, scope: "event" })).toMatchObject({
    engagement: { state: "sent" },
    readings: [[{ verdict: "self", correction: "event" }]],
  });
  await expect.poll(shown).toEqual([]);
  await expect.poll(badge).toBe("");
  expect(await own({ ...said, scope: null })).toMatchObject({ engagement: { state: "opened" } });
  expect(await own({ ...said, eventId: hit(2).id, scope: "event" })).toBeNull();
});

test("what was perhaps an open goes when the rep no longer wants to hear of such", async () => {
  const wanted = await preferences.getValue();
  await preferences.setValue({ ...wanted, countUnconfirmed: true });
  const { say, worker } = await setUp([recent({ verdict: "unconfirmed" })]);
  fakeBrowser.storage.onChanged.addListener(worker.onStorageChanged);
  await say({ type: "sync" });
  await expect.poll(shown).toHaveLength(1);
  await preferences.setValue(wanted);
  await expect.poll(shown).toEqual([]);
});

test("a mail's sending is put into the server's time once the clocks were compared", async () => {
  const { say, db } = await setUp([]);
  expect((await db.messages.get(mailId(1)))?.clockSkew).toBeNull();
  await say({ type: "sync" });
  const now = Date.now();
  const message = sentMessage(2, { mintedAt: now, sentAt: now });
  // What the answer told of the clocks is written right after the pull.
  await expect
    .poll(async () => {
      await say({ type: "record-sent", message });
      return (await db.messages.get(mailId(2)))?.clockSkew ?? 9_999;
    })
    .toBeLessThan(2_000);
});

test("at each start, and by the alarm, the rules are looked at", async () => {
  const { worker, rules } = await setUp([]);
  worker.start();
  await expect.poll(async () => (await protection.getValue()).state).toBe("restored");
  expect(rules()).not.toEqual([]);
  await protection.setValue({ ...(await protection.getValue()), checkedAt: 0 });
  worker.onTick();
  await expect.poll(async () => (await protection.getValue()).state).toBe("in-place");
});
