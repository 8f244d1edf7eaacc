import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { recordSent } from "../db/record-sent.ts";
import { hit, mailId, sentMessage } from "../db/samples.ts";
import { pushRecord } from "../push/push-record.ts";
import { connection } from "../sync/connection.ts";
import { rep, signedInWorld, signIn, via } from "./signed-in-world.ts";
import { shown } from "./worker-harness.ts";

beforeEach(() => {
  fakeBrowser.reset();
  return () => vi.unstubAllGlobals();
});

test("a push lasts until its hit is read and shown, also in a worker that just woke", async () => {
  const { start, state, db } = signedInWorld();
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
  const { start, state } = signedInWorld();
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
  const { start, state } = signedInWorld({ push: false });
  await signIn(start());
  await expect.poll(() => state.requests).toContain(`GET /v1/stream ${rep}`);
  expect(state.requests.join()).not.toContain("/push");
});

test("a server that got another push key gets another subscription", async () => {
  const { start, state, pushes } = signedInWorld();
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
  const { start, state, pushes } = signedInWorld();
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
