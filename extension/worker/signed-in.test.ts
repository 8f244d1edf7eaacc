import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readSender } from "../db/kv.ts";
import { recordSent } from "../db/record-sent.ts";
import { account, sentMessage } from "../db/samples.ts";
import { signInState } from "../identity/sign-in-state.ts";
import { pushRecord } from "../push/push-record.ts";
import { session } from "../session.ts";
import { connection } from "../sync/connection.ts";
import { rep, signedInWorld, signIn, via } from "./signed-in-world.ts";
import { ask, extensionPage } from "./worker-harness.ts";

const { server } = account;

beforeEach(() => {
  fakeBrowser.reset();
  return () => vi.unstubAllGlobals();
});

test("signs in, gets push, and reads the log with the account's token", async () => {
  const { start, state, popups, rules } = signedInWorld();
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
  expect(rules()).toHaveLength(5);
  await expect.poll(popups).toBe(1);
});

test("nobody but the extension's own pages may sign in or ask of servers", async () => {
  const worker = signedInWorld().start();
  for (const request of [
    { type: "sign-in", server, account: "any" },
    { type: "inspect-server", server },
    { type: "confirm-switch" },
    { type: "cancel-sign-in" },
  ])
    expect(await ask(worker, request)).toBe("ignored");
});

describe("signing out", () => {
  test("takes the device off the account, ends push and Firebase's sign-in, and keeps the rest", async () => {
    const { start, state, firebase, pushes, db, rules } = signedInWorld();
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
    expect(rules()).toHaveLength(5);
  });

  test("holds for a sign-in, too, that is just being stored", async () => {
    const { start, firebase } = signedInWorld();
    const worker = start();
    const { promise: storing, resolve: reach } = Promise.withResolvers<void>();
    const { promise: open, resolve: go } = Promise.withResolvers<void>();
    firebase.whileKeeping = () => {
      reach();
      return open;
    };
    await ask(worker, { type: "sign-in", server, account: "any" }, extensionPage);
    await storing;
    const left = ask(worker, { type: "unpair" }, extensionPage);
    go();
    expect(await left).toEqual({ unpaired: true });
    expect(await session.getValue()).toBeNull();
    await expect.poll(() => firebase.kept).toBeNull();
  });

  test("is finished by the next worker when one died over it", async () => {
    const { start, firebase } = signedInWorld();
    await signIn(start());
    await session.setValue(null);
    start().start();
    await expect.poll(() => firebase.kept).toBeNull();
    await expect.poll(() => fakeBrowser.storage.local.get("sign-ins")).toEqual({ "sign-ins": [] });
  });

  test("works without a network", async () => {
    const { start, firebase } = signedInWorld();
    const worker = start();
    await signIn(worker);
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await ask(worker, { type: "unpair" }, extensionPage)).toEqual({ unpaired: true });
    expect(firebase.kept).toBeNull();
  });
});

test("the same account again is the same sender, and its earlier device is gone", async () => {
  const { start, state, firebase, rules } = signedInWorld();
  const worker = start();
  await signIn(worker);
  await ask(worker, { type: "sign-in", server, account: "same" }, extensionPage);
  await expect.poll(async () => (await session.getValue())?.deviceId).toBe("2".repeat(22));
  await expect.poll(() => state.requests).toContain(`DELETE /v1/devices/${"1".repeat(22)} ${rep}`);
  expect(firebase.kept).toBe(rep);
  expect(rules()).toHaveLength(5);
});

test("another account is another sender; the rules and the history of the first stay", async () => {
  const { start, state, google, firebase, db, rules } = signedInWorld();
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
  const { start, state, google, firebase } = signedInWorld();
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

test("a switch that ends halfway goes on as the account before, with its own token", async () => {
  const { start, state, google, db, firebase } = signedInWorld();
  const worker = start();
  await signIn(worker);
  await expect.poll(via).toBe("push");
  google.chosen = "other@example.com";
  vi.spyOn(db.kv, "bulkPut").mockRejectedValueOnce(new Error("The disk is full."));
  vi.spyOn(console, "error").mockReturnValueOnce();
  await ask(worker, { type: "sign-in", server, account: "any" }, extensionPage);
  await expect.poll(() => signInState.getValue()).toMatchObject({ phase: "failed" });
  expect(await session.getValue()).toMatchObject({ account: rep });
  state.requests.length = 0;
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
  // Another account's log would move this one's cursor, past hits that were never read.
  expect(state.requests).toEqual([`GET /v1/events ${rep}`]);
  // What was kept of it does not stay on disk.
  expect(firebase.kept).toBe(`${rep},other@example.com`);
  start().start();
  await expect.poll(() => firebase.kept).toBe(rep);
});

test("a device of before that was shut out is taken off with the new sign-in's token", async () => {
  const { start, state } = signedInWorld();
  const worker = start();
  await signIn(worker);
  await ask(worker, { type: "sign-in", server, account: "same" }, extensionPage);
  const removal = `DELETE /v1/devices/${"1".repeat(22)}`;
  await expect.poll(() => state.requests).toContain(`${removal} ${rep}`);
  expect(state.bearers.get(removal)).toBe(state.bearers.get("POST /v1/devices"));
});

test("a new version of the server's key is fetched once, and put in force", async () => {
  const { start, state, db } = signedInWorld();
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

test("an account that was disabled is said so, and keeps what it has", async () => {
  const { start, state, db } = signedInWorld();
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

  state.requests.length = 0;
  worker.onTick();
  await expect.poll(() => state.requests).toEqual(["GET /.well-known/sightline"]);
  state.refusal = null;
  // Whoever opens the popup wants to know.
  expect(await ask(worker, { type: "sync" })).toEqual({ pulled: true });
});

test("a worker that died over a sign-in offers it again", async () => {
  const { start } = signedInWorld();
  await signInState.setValue({ phase: "running", server, account: "any" });
  start().start();
  await expect
    .poll(() => signInState.getValue())
    .toMatchObject({ phase: "failed", problem: { kind: "interrupted" } });
});
