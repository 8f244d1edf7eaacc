import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readDeviceToken, writeDeviceToken } from "../db/kv.ts";
import { account, emptyDatabase, hit, mailId, sentMessage } from "../db/samples.ts";
import { fakeAccounts } from "../identity/fake-accounts.ts";
import type { Request } from "../messages.ts";
import { threadUrl } from "../notifications/open-thread.ts";
import { preferences } from "../preferences.ts";
import { session } from "../session.ts";
import { connection } from "../sync/connection.ts";
import { pairedSession } from "../sync/samples.ts";
import { outbox } from "../tracking/outbox.ts";
import type { Fetch } from "../sync/fetch.ts";
import { ask, endWith, extensionPage, fakeApi, shown } from "./worker-harness.ts";
import { createWorker } from "./worker.ts";

const paired = pairedSession;

/** A server with a log that the tests write, and streams that never say anything. */
function fakeServer() {
  const log: unknown[] = [];
  const requests: string[] = [];
  const bodies: unknown[] = [];
  const fetch: Fetch = async (address, init) => {
    const url = new URL(address);
    requests.push(url.pathname);
    switch (url.pathname) {
      case "/.well-known/sightline":
        return Response.json({
          protocol: 1,
          trackingOrigin: account.server,
          identity: "pairing-code",
          signals: ["sse"],
        });
      case "/v1/pair":
        bodies.push(JSON.parse(typeof init.body === "string" ? init.body : ""));
        return Response.json({ ...paired, protocol: 1, deviceToken: "t".repeat(43) });
      case "/v1/events": {
        if (new Headers(init.headers).get("authorization") === "Bearer ") {
          return new Response("{}", { status: 401 });
        }
        const from = Number(url.searchParams.get("after") ?? 0);
        return Response.json({ events: log.slice(from), cursor: String(log.length), more: false });
      }
      default:
        return new Response(
          new ReadableStream({ start: (stream) => endWith(stream, init.signal) }),
        );
    }
  };
  return { log, requests, bodies, fetch };
}

function setUp() {
  const server = fakeServer();
  vi.stubGlobal("fetch", server.fetch);
  const db = emptyDatabase();
  const browser = fakeApi();
  const parts = { accounts: fakeAccounts().accounts, push: null, speak: async () => {} };
  return { ...server, ...browser, db, worker: createWorker(browser.api, parts, db) };
}

beforeEach(() => {
  fakeBrowser.reset();
  return () => vi.unstubAllGlobals();
});

describe("at each start", () => {
  test("catches up: alarm, rules, outbox, log, notification, badge", async () => {
    const { worker, db, log, rules } = setUp();
    await session.setValue(paired);
    await writeDeviceToken(db, account, "t".repeat(43));
    await outbox.put(sentMessage(1));
    log.push(hit(1));
    worker.start();

    await expect.poll(shown).toEqual([`sightline:mail:${mailId(1)}:${hit(1).receivedAt}`]);
    await expect.poll(() => fakeBrowser.action.getBadgeText({})).toBe("1");
    expect(rules()).toHaveLength(5);
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([{ periodInMinutes: 0.5 }]);
    expect(await fakeBrowser.storage.local.get(null)).not.toHaveProperty(`outbox/${mailId(1)}`);
    await expect.poll(async () => (await connection.getValue()).state).toBe("polling");
  });

  test("a request to pull waits until it is known from whom", async () => {
    const { worker, db, log } = setUp();
    await session.setValue(paired);
    await writeDeviceToken(db, account, "t".repeat(43));
    log.push(hit(1));
    worker.start();
    expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
    expect((await db.messages.get(mailId(1)))?.events).toHaveLength(1);
  });

  test("does nothing towards a server when not paired, and removes left-over rules", async () => {
    const { worker, requests, rules } = setUp();
    worker.start();
    await expect.poll(() => fakeBrowser.alarms.getAll()).toHaveLength(1);
    await expect.poll(async () => (await connection.getValue()).state).toBe("not-paired");
    expect(rules()).toEqual([]);
    expect(requests).toEqual([]);
  });
});

describe("pairing", () => {
  const request: Request = { type: "pair", server: account.server, code: "ABCD-EFGH" };

  test("puts everything in force before it answers; unpairing leaves only the rules", async () => {
    const { worker, db, rules, requests } = setUp();
    expect(await ask(worker, request, extensionPage)).toEqual({
      kind: "paired",
      server: account.server,
    });
    expect(await session.getValue()).toMatchObject({ sid: account.sid, server: account.server });
    expect(await session.getValue()).not.toHaveProperty("deviceToken");
    expect(await readDeviceToken(db, account)).toBe("t".repeat(43));
    await expect.poll(rules).toHaveLength(5);
    await expect.poll(() => requests).toContain("/v1/stream");

    expect(await ask(worker, { type: "unpair" }, extensionPage)).toEqual({ unpaired: true });
    expect(await session.getValue()).toBeNull();
    expect(await readDeviceToken(db, account)).toBeNull();
    await expect.poll(async () => (await connection.getValue()).state).toBe("not-paired");
    // The next pairing makes this browser the same sender, so its own views must not count until then either.
    expect(rules()).toHaveLength(5);
    const asked = requests.length;
    worker.onTick();
    expect(await ask(worker, { type: "sync" })).toEqual({ pulled: false });
    expect(requests).toHaveLength(asked);
  });

  test("asks to be the same sender again: to the same server, or to one at a new address", async () => {
    const { worker, bodies } = setUp();
    const earlier = { resume: { sid: account.sid } };
    await ask(worker, request, extensionPage);
    await ask(worker, { type: "unpair" }, extensionPage);
    await ask(worker, request, extensionPage);
    await ask(
      worker,
      { ...request, server: "http://127.0.0.1:9999", replace: true },
      extensionPage,
    );
    expect(bodies[0]).not.toHaveProperty("resume");
    expect(bodies.slice(1)).toMatchObject([earlier, earlier]);
  });

  test("a lost database does not cost the sender", async () => {
    const { worker, bodies } = setUp();
    await session.setValue(paired);
    await ask(worker, { ...request, replace: true }, extensionPage);
    expect(bodies).toMatchObject([{ resume: { sid: account.sid } }]);
  });

  test("listens to its own pages only", async () => {
    const { worker } = setUp();
    expect(await ask(worker, request)).toBe("ignored");
    expect(await ask(worker, { type: "unpair" })).toBe("ignored");
    expect(await ask(worker, request, { ...extensionPage, id: "another" })).toBe("ignored");
  });
});

describe("requests", () => {
  test("records a mail, tells the mail tabs, and answers for its thread", async () => {
    const { worker, sent } = setUp();
    const message = sentMessage(1);
    expect(await ask(worker, { type: "record-sent", message })).toEqual({ recorded: true });
    await expect
      .poll(() => sent)
      .toMatchObject([
        { tab: 5, message: { type: "statuses-changed", statuses: [{ threadId: "thread-1" }] } },
      ]);
    expect(
      await ask(worker, { type: "thread-statuses", threadIds: ["thread-1", "thread-2"] }),
    ).toMatchObject([{ threadId: "thread-1", engagement: { state: "sent" } }]);
    const mail = { kind: "reply", threadId: "thread-2", answers: ["gmail-2"], at: 1 };
    expect(await ask(worker, { type: "record-seen", mail })).toEqual({ recorded: false });
  });

  test("leaves alone what is not a request of ours", async () => {
    const { worker } = setUp();
    for (const message of [
      null,
      "hello",
      { type: "inboxsdk__injectPageWorld" },
      { type: "record-sent" },
    ]) {
      expect(await ask(worker, message)).toBe("ignored");
    }
  });
});

test("while paused, hits are recorded, nothing notifies and nothing is counted", async () => {
  const { worker, db, log } = setUp();
  await ask(worker, { type: "pair", server: account.server, code: "x" }, extensionPage);
  await ask(worker, { type: "record-sent", message: sentMessage(1) });
  await preferences.change({ paused: true });
  log.push(hit(1));
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
  await preferences.change({ paused: false });
  log.push(hit(2, { verdict: "machine" }));
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
  expect((await db.messages.get(mailId(1)))?.events).toHaveLength(2);
  expect(await shown()).toEqual([]);
});

test("a click on a notification clears it and opens the thread", async () => {
  const { worker, opened } = setUp();
  await ask(worker, { type: "record-sent", message: sentMessage(1) });
  const id = `sightline:mail:${mailId(1)}:${hit(1).receivedAt}`;
  await fakeBrowser.notifications.create(id, {
    type: "basic",
    iconUrl: "",
    title: "",
    message: "",
  });
  worker.onNotificationClicked(id);
  await expect.poll(() => opened).toEqual([threadUrl(sentMessage(1))]);
  expect(await shown()).toEqual([]);
});

test("a mail put into the outbox is taken from it at once", async () => {
  const { worker, db } = setUp();
  fakeBrowser.storage.onChanged.addListener(worker.onStorageChanged);
  await outbox.put(sentMessage(1));
  await expect.poll(() => db.messages.get(mailId(1))).toMatchObject({ recorded: true });
});

test("a mail of Outlook's whose tab was closed right after Send is recorded by its request", async () => {
  const { worker, db, sent } = setUp();
  fakeBrowser.storage.onChanged.addListener(worker.onStorageChanged);
  const unconfirmed = { threadId: null, mailMessageId: null, sentAt: null };
  await outbox.put(sentMessage(1, { mailClient: "outlook", ...unconfirmed }));
  const seen = {
    type: "send-seen" as const,
    messageIds: [mailId(1)],
    at: 7,
    deferredUntil: null,
  };
  await worker.sends.seen({ ...seen, phase: "leaving" });
  expect(await db.messages.get(mailId(1))).toBeUndefined();
  await worker.sends.seen({ ...seen, phase: "sent" });
  await expect
    .poll(() => db.messages.get(mailId(1)))
    .toMatchObject({ recorded: true, sentAt: 7, mailMessageId: mailId(1) });
  await expect
    .poll(() => sent.map(({ message }) => message))
    .toEqual([
      { ...seen, phase: "leaving" },
      { ...seen, phase: "sent" },
    ]);
});

test("an open of a mail whose tab was closed right after Send notifies at once, by its name", async () => {
  const { worker, db, log } = setUp();
  await ask(worker, { type: "pair", server: account.server, code: "x" }, extensionPage);
  await outbox.put({
    ...sentMessage(1),
    mintedAt: Date.now(),
    threadId: null,
    mailMessageId: null,
    sentAt: null,
  });
  log.push(hit(1));
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
  await expect.poll(shown).toHaveLength(1);
  expect(await db.messages.get(mailId(1))).toMatchObject({ subject: "Proposal 1" });
});

test("a lost device token is one that the server refuses", async () => {
  const { worker } = setUp();
  await session.setValue(paired);
  worker.start();
  await expect.poll(async () => (await connection.getValue()).state).toBe("unauthorized");
  await expect.poll(() => fakeBrowser.action.getBadgeText({})).toBe("!");
});

test("a pulled page is delivered once, and drawn once", async () => {
  const { worker, log, badges, deliveries } = setUp();
  await ask(worker, { type: "pair", server: account.server, code: "x" }, extensionPage);
  await ask(worker, { type: "record-sent", message: sentMessage(1) });
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
  await expect.poll(() => fakeBrowser.action.getBadgeText({})).toBe("");
  const before = { badges: badges(), deliveries: deliveries() };
  log.push(hit(1));
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
  await expect.poll(() => fakeBrowser.action.getBadgeText({})).toBe("1");
  await expect.poll(shown).toHaveLength(1);
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
  expect({ badges: badges(), deliveries: deliveries() }).toEqual({
    badges: before.badges + 1,
    deliveries: before.deliveries + 1,
  });
});
