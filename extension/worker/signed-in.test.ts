import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readSender } from "../db/kv.ts";
import { recordSent } from "../db/record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentMessage } from "../db/samples.ts";
import { fakeAccounts } from "../identity/fake-accounts.ts";
import { googleToken } from "../identity/samples.ts";
import { signInState } from "../identity/sign-in-state.ts";
import { fakePush } from "../push/fake-push.ts";
import { pushRecord } from "../push/push-record.ts";
import { session } from "../session.ts";
import { connection } from "../sync/connection.ts";
import type { Fetch } from "../sync/fetch.ts";
import { signedInSession } from "../sync/samples.ts";
import { ask, endWith, extensionPage, fakeApi, shown } from "./worker-harness.ts";
import { createWorker, type Worker } from "./worker.ts";

const { server } = account;
const rep = "rep@example.com";
/** Each account is another sender. */
const sids: Readonly<Record<string, string>> = {
  [rep]: account.sid,
  "other@example.com": "bbbbbbbbbbb",
};

beforeEach(() => {
  fakeBrowser.reset();
  return () => vi.unstubAllGlobals();
});

/** A firebase server whose log and words the tests write. */
function fakeServer() {
  const state = {
    log: [] as unknown[],
    requests: [] as string[],
    keyVersion: 1,
    pushKey: "B".repeat(87),
    refusal: null as Response | null,
    devices: 0,
  };
  const fetch: Fetch = async (address, init) => {
    const { pathname, searchParams } = new URL(address);
    const method = init.method ?? "GET";
    const bearer = new Headers(init.headers).get("authorization") ?? "";
    const email = bearer.replace("Bearer ", "").split(" ")[0] ?? "";
    state.requests.push(`${method} ${pathname}${email === "" ? "" : ` ${email}`}`);
    if (pathname === "/.well-known/sightline") {
      return Response.json({
        protocol: 1,
        trackingOrigin: server,
        signals: ["sse", "web-push"],
        pushKey: state.pushKey,
        identity: "firebase",
        firebase: signedInSession.firebase,
      });
    }
    if (state.refusal !== null) return state.refusal.clone();
    const senderKey = String(state.keyVersion).repeat(43);
    if (pathname === "/v1/devices") {
      state.devices += 1;
      const sender = { sid: sids[email], keyVersion: state.keyVersion, senderKey };
      const deviceId = String(state.devices).repeat(22);
      return Response.json(
        { protocol: 1, trackingOrigin: server, ...sender, deviceId },
        { status: 201 },
      );
    }
    if (pathname === "/v1/key") return Response.json({ keyVersion: state.keyVersion, senderKey });
    if (pathname === "/v1/events") {
      const from = Number(searchParams.get("after") ?? 0);
      return Response.json({
        events: state.log.slice(from),
        cursor: String(state.log.length),
        more: false,
        keyVersion: state.keyVersion,
      });
    }
    if (pathname === "/v1/stream")
      return new Response(new ReadableStream({ start: (stream) => endWith(stream, init.signal) }));
    return new Response(null, { status: 204 });
  };
  return { state, fetch };
}

function setUp({ push = true } = {}) {
  const { state, fetch } = fakeServer();
  vi.stubGlobal("fetch", fetch);
  const google = { chosen: rep };
  const browser = fakeApi(async ({ url }) => {
    const asked = new URL(url).searchParams;
    const token = googleToken({
      email: google.chosen,
      nonce: asked.get("nonce"),
      iat: Math.floor(Date.now() / 1000),
    });
    return `https://test.chromiumapp.org/#state=${asked.get("state")}&id_token=${token}`;
  });
  const { accounts, firebase } = fakeAccounts();
  const pushes = fakePush();
  const db = emptyDatabase();
  const parts = { accounts, push: push ? pushes.port : null };
  const start = () => createWorker(browser.api, parts, db);
  return { ...browser, state, google, firebase, pushes: pushes.browser, db, start };
}

async function signIn(worker: Worker, expected = rep, choice: "any" | "same" = "any") {
  const request = { type: "sign-in", server, account: choice };
  expect(await ask(worker, request, extensionPage)).toEqual({ kind: "started" });
  await expect.poll(async () => (await session.getValue())?.account).toBe(expected);
  await expect.poll(() => signInState.getValue()).toBeNull();
}

const via = async () => (await connection.getValue()).via;

test("signs in, gets push, and reads the log with the account's token", async () => {
  const { start, state, popups, rules } = setUp();
  await signIn(start());
  expect(await session.getValue()).toMatchObject({
    sid: account.sid,
    identity: "firebase",
    deviceId: "1".repeat(22),
    account: rep,
    pushKey: state.pushKey,
  });
  await expect.poll(via).toBe("push");
  expect(state.requests).toContain(`PUT /v1/devices/${"1".repeat(22)}/push ${rep}`);
  expect(state.requests).toContain(`GET /v1/events ${rep}`);
  expect(rules()).toHaveLength(4);
  await expect.poll(popups).toBe(1);
});

test("nobody but the extension's own pages may sign in or ask of servers", async () => {
  const worker = setUp().start();
  for (const request of [
    { type: "sign-in", server, account: "any" },
    { type: "inspect-server", server },
    { type: "confirm-switch" },
    { type: "cancel-sign-in" },
  ])
    expect(await ask(worker, request)).toBe("ignored");
});

test("a push lasts until its hit is read and shown, also in a worker that just woke", async () => {
  const { start, state, db } = setUp();
  const first = start();
  await signIn(first);
  await expect.poll(via).toBe("push");
  await recordSent(db, sentMessage(1));

  state.log.push(hit(1));
  const lasting: Promise<unknown>[] = [];
  start().onPush({ waitUntil: (done) => void lasting.push(done) });
  expect(lasting).toHaveLength(1);
  await Promise.all(lasting);
  expect(await shown()).toEqual([`sightline:mail:${mailId(1)}:${hit(1).receivedAt}`]);
  expect(await fakeBrowser.action.getBadgeText({})).toBe("1");
});

test("with push in force, neither the alarm nor a start of the worker asks the server", async () => {
  const { start, state } = setUp();
  await signIn(start());
  await expect.poll(via).toBe("push");
  const { lastPullAt } = await connection.getValue();
  const woken = start();
  state.requests.length = 0;
  woken.start();
  woken.onTick();
  // The facts of the server are asked for once per start of the browser.
  await expect.poll(() => state.requests).toEqual(["GET /.well-known/sightline"]);
  expect(await connection.getValue()).toMatchObject({ state: "live", via: "push", lastPullAt });

  await connection.setValue({ ...(await connection.getValue()), lastPullAt: Date.now() - 600_000 });
  woken.onTick();
  await expect.poll(() => state.requests).toContain(`GET /v1/events ${rep}`);
});

test("without push it listens to the stream", async () => {
  const { start, state } = setUp({ push: false });
  await signIn(start());
  await expect.poll(() => state.requests).toContain(`GET /v1/stream ${rep}`);
  expect(state.requests.join()).not.toContain("/push");
});

describe("signing out", () => {
  test("takes the device off the account, ends push and Firebase's sign-in, and keeps the rest", async () => {
    const { start, state, firebase, pushes, db, rules } = setUp();
    const worker = start();
    await signIn(worker);
    await expect.poll(via).toBe("push");
    await recordSent(db, sentMessage(1));
    expect(await ask(worker, { type: "unpair" }, extensionPage)).toEqual({ unpaired: true });
    expect(await session.getValue()).toBeNull();
    expect(firebase.kept).toBeNull();
    expect(state.requests).toContain(`DELETE /v1/devices/${"1".repeat(22)} ${rep}`);
    await expect.poll(() => pushes.subscription).toBeNull();
    await expect.poll(() => pushRecord.getValue()).toBeNull();
    expect(await fakeBrowser.storage.session.get("id-token")).toEqual({});
    expect(await db.messages.count()).toBe(1);
    expect(rules()).toHaveLength(4);
  });

  test("works without a network", async () => {
    const { start, firebase } = setUp();
    const worker = start();
    await signIn(worker);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await ask(worker, { type: "unpair" }, extensionPage)).toEqual({ unpaired: true });
    expect(firebase.kept).toBeNull();
  });
});

test("the same account again is the same sender, and its earlier device is gone", async () => {
  const { start, state, firebase, rules } = setUp();
  const worker = start();
  await signIn(worker);
  await ask(worker, { type: "sign-in", server, account: "same" }, extensionPage);
  await expect.poll(async () => (await session.getValue())?.deviceId).toBe("2".repeat(22));
  await expect.poll(() => state.requests).toContain(`DELETE /v1/devices/${"1".repeat(22)} ${rep}`);
  expect(firebase.kept).toBe(rep);
  expect(rules()).toHaveLength(4);
});

test("another account is another sender; the rules and the history of the first stay", async () => {
  const { start, state, google, firebase, db, rules } = setUp();
  const worker = start();
  await signIn(worker);
  await recordSent(db, sentMessage(1));
  google.chosen = "other@example.com";
  await signIn(worker, "other@example.com");
  expect(await session.getValue()).toMatchObject({ sid: "bbbbbbbbbbb" });
  expect(firebase.kept).toBe("other@example.com");
  await expect.poll(() => state.requests).toContain(`DELETE /v1/devices/${"1".repeat(22)} ${rep}`);
  expect(await db.messages.count()).toBe(1);
  const filters = rules().map(({ condition }) => condition.urlFilter);
  expect(filters).toContain(`/o/${account.sid}/`);
  expect(filters).toContain("/o/bbbbbbbbbbb/");
});

test("a sign-in that the server refuses leaves the one in force", async () => {
  const { start, state, google, firebase } = setUp();
  const worker = start();
  await signIn(worker);
  google.chosen = "other@example.com";
  state.refusal = Response.json(
    { error: { code: "domain-not-allowed", message: "…" } },
    { status: 403 },
  );
  await ask(worker, { type: "sign-in", server, account: "any" }, extensionPage);
  await expect.poll(() => signInState.getValue()).toMatchObject({ phase: "failed" });
  expect(firebase.kept).toBe(rep);
  expect(await session.getValue()).toMatchObject({ account: rep });
});

test("a new version of the server's key is fetched once, and put in force", async () => {
  const { start, state, db } = setUp();
  const worker = start();
  await signIn(worker);
  await expect.poll(via).toBe("push");
  state.keyVersion = 2;
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
  await expect
    .poll(() => session.getValue())
    .toMatchObject({ keyVersion: 2, senderKey: "2".repeat(43), account: rep });
  expect(await readSender(db, server)).toMatchObject({ keyVersion: 2 });
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
  expect(state.requests.filter((request) => request.includes("/v1/key"))).toHaveLength(1);
});

test("a server that got another push key gets another subscription", async () => {
  const { start, state, pushes } = setUp();
  await signIn(start());
  await expect.poll(via).toBe("push");
  state.pushKey = "C".repeat(87);
  const woken = start();
  fakeBrowser.storage.onChanged.addListener(woken.onStorageChanged);
  woken.start();
  await expect.poll(() => pushes.subscription?.key).toBe(state.pushKey);
  await expect.poll(async () => (await pushRecord.getValue())?.key).toBe(state.pushKey);
  await expect.poll(via).toBe("push");
});

test("a subscription that the browser gave up is replaced", async () => {
  const { start, state, pushes } = setUp();
  const worker = start();
  await signIn(worker);
  await expect.poll(via).toBe("push");
  pushes.subscription = null;
  const lasting: Promise<unknown>[] = [];
  worker.onPushSubscriptionChange({ waitUntil: (done) => void lasting.push(done) });
  await Promise.all(lasting);
  expect(pushes.subscription).not.toBeNull();
  expect(state.requests.filter((request) => request.startsWith("PUT"))).toHaveLength(2);
});

test("an account that was disabled is said so, and keeps what it has", async () => {
  const { start, state, db } = setUp();
  const worker = start();
  await signIn(worker);
  await recordSent(db, sentMessage(1));
  state.refusal = Response.json(
    { error: { code: "account-disabled", message: "…" } },
    { status: 401 },
  );
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: false });
  expect(await connection.getValue()).toMatchObject({
    state: "unauthorized",
    problem: "account-disabled",
  });
  expect(await session.getValue()).toMatchObject({ account: rep });
  expect(await db.messages.count()).toBe(1);
});

test("a worker that died over a sign-in offers it again", async () => {
  const { start } = setUp();
  await signInState.setValue({ phase: "running", server, account: "any" });
  start().start();
  await expect
    .poll(() => signInState.getValue())
    .toMatchObject({ phase: "failed", problem: { kind: "interrupted" } });
});
