import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Session } from "../session.ts";
import { manualClock } from "../sync/manual-clock.ts";
import { credentials, pairedSession, signedInSession } from "../sync/samples.ts";
import { fakePush } from "./fake-push.ts";
import { keepPush, type KeepPushDeps } from "./keep-push.ts";
import { isInForce, pushFailure, pushRecord } from "./push-record.ts";

const hour = 3_600_000;
const device = signedInSession.deviceId ?? "";

beforeEach(() => fakeBrowser.reset());

function setUp(facts: Partial<KeepPushDeps> = {}) {
  const clock = manualClock();
  const { browser, port } = fakePush();
  const told: { method: string; path: string; body: unknown }[] = [];
  const answers: Response[] = [];
  const deps: KeepPushDeps = {
    port,
    now: clock.now,
    after: clock.after,
    fetch: async (url, { method = "GET", body }) => {
      const { pathname } = new URL(url);
      told.push({ method, path: pathname, body: JSON.parse(typeof body === "string" ? body : "") });
      return answers.shift() ?? new Response(null, { status: 204 });
    },
    registerAgain: async () => null,
    ...facts,
  };
  const keep = (session: Session | null = signedInSession, as = deps) =>
    keepPush(as, session && { session, credentials });
  return { clock, browser, told, answers, deps, keep };
}

test("subscribes, and tells the server", async () => {
  const { keep, told, browser } = setUp();
  expect(await keep()).toBe(true);
  expect(told).toEqual([
    {
      method: "PUT",
      path: `/v1/devices/${device}/push`,
      body: {
        endpoint: "https://push.example/1",
        keys: { p256dh: "p".repeat(87), auth: "a".repeat(22) },
      },
    },
  ]);
  expect(browser.subscription?.key).toBe(signedInSession.pushKey);
  expect(isInForce(await pushRecord.getValue(), signedInSession)).toBe(true);
});

test("tells it again only after a day, or when the subscription is another one", async () => {
  const { keep, told, clock, browser } = setUp();
  await keep();
  clock.advance(23 * hour);
  expect(await keep()).toBe(true);
  expect(told).toHaveLength(1);
  clock.advance(hour);
  expect(await keep()).toBe(true);
  expect(told).toHaveLength(2);

  browser.subscription = null;
  expect(await keep()).toBe(true);
  expect(told[2]?.body).toMatchObject({ endpoint: "https://push.example/2" });
});

test("subscribes anew when the server got another key", async () => {
  const { keep, browser } = setUp();
  await keep();
  const pushKey = "C".repeat(87);
  expect(await keep({ ...signedInSession, pushKey })).toBe(true);
  expect(browser.made).toBe(2);
  expect(browser.subscription?.key).toBe(pushKey);
});

test("tells the server of another device of its own", async () => {
  const { keep, told } = setUp();
  await keep();
  await keep({ ...signedInSession, deviceId: "e".repeat(22) });
  expect(told[1]?.path).toBe(`/v1/devices/${"e".repeat(22)}/push`);
});

describe("where push is not to be had", () => {
  test("there is nothing to do", async () => {
    const { keep, told } = setUp({ port: null });
    expect(await keep()).toBe(false);
    expect(told).toEqual([]);
  });

  test.each([
    ["nobody is signed in", null],
    ["the server offers none", { ...signedInSession, pushKey: null }],
    ["it is a pairing", pairedSession],
  ])("because %s, an earlier subscription is ended", async (_why, session) => {
    const { keep, browser } = setUp();
    await keep();
    expect(await keep(session)).toBe(false);
    expect(browser.subscription).toBeNull();
    expect(await pushRecord.getValue()).toBeNull();
  });

  test("because it is refused, it is tried again after an hour", async () => {
    const { keep, browser, clock } = setUp();
    let tries = 0;
    browser.subscribe = () => {
      tries += 1;
      return Promise.reject(new Error("Registration failed - push service not available"));
    };
    expect(await keep()).toBe(false);
    expect(await pushFailure.getValue()).toMatchObject({ reason: "refused" });
    clock.advance(hour - 1);
    expect(await keep()).toBe(false);
    expect(tries).toBe(1);
    browser.subscribe = null;
    clock.advance(1);
    expect(await keep()).toBe(true);
    expect(await pushFailure.getValue()).toBeNull();
  });

  test("because the browser never answers, it gives up after ten seconds", async () => {
    const { keep, browser, clock } = setUp();
    const asked = new Promise<void>((resolve) => {
      browser.subscribe = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    const kept = keep();
    await asked;
    await expect.poll(clock.waiting).toBe(1);
    clock.advance(10_000);
    expect(await kept).toBe(false);
    expect(await pushFailure.getValue()).toMatchObject({ reason: "timed-out" });
  });
});

describe("when the server", () => {
  test("is away, it is told the next time", async () => {
    const { keep, answers } = setUp();
    answers.push(new Response("", { status: 503 }));
    expect(await keep()).toBe(false);
    expect(await pushFailure.getValue()).toBeNull();
    expect(await keep()).toBe(true);
  });

  test("is away at a renewal, what it knows holds", async () => {
    const { keep, answers, clock } = setUp();
    await keep();
    clock.advance(24 * hour);
    answers.push(new Response("", { status: 503 }));
    expect(await keep()).toBe(true);
  });

  test("does not take this push service, the stream is used for an hour", async () => {
    const { keep, answers, told, clock } = setUp();
    answers.push(new Response("{}", { status: 400 }));
    expect(await keep()).toBe(false);
    expect(await pushFailure.getValue()).toMatchObject({ reason: "server-refused" });
    expect(await keep()).toBe(false);
    expect(told).toHaveLength(1);
    clock.advance(hour);
    expect(await keep()).toBe(true);
  });

  test.each([
    ["before it knew of push", false],
    ["at a renewal", true],
  ])("shuts this browser out %s, it is asked again after an hour or a sign-in", async (_, knew) => {
    const { keep, answers, told, clock } = setUp();
    if (knew) await keep();
    clock.advance(24 * hour);
    told.length = 0;
    answers.push(
      Response.json({ error: { code: "account-disabled", message: "…" } }, { status: 401 }),
    );
    expect(await keep()).toBe(knew);
    expect(await keep()).toBe(knew);
    expect(told).toHaveLength(1);
    clock.advance(hour);
    expect(await keep()).toBe(true);
    expect(told).toHaveLength(2);

    clock.advance(24 * hour);
    answers.push(new Response("", { status: 401 }));
    await keep();
    expect(await keep({ ...signedInSession, deviceId: "e".repeat(22) })).toBe(true);
    expect(told).toHaveLength(4);
  });

  test("forgot this browser, it is made known again", async () => {
    const again = "f".repeat(22);
    const { keep, answers, told } = setUp({ registerAgain: async () => again });
    answers.push(
      Response.json({ error: { code: "device-unknown", message: "…" } }, { status: 404 }),
    );
    expect(await keep()).toBe(true);
    expect(told[1]?.path).toBe(`/v1/devices/${again}/push`);
    const renewed = { ...signedInSession, deviceId: again };
    expect(isInForce(await pushRecord.getValue(), renewed)).toBe(true);
  });

  test("forgot it and cannot be told, the stream is used", async () => {
    const { keep, answers } = setUp();
    answers.push(new Response("{}", { status: 404 }));
    expect(await keep()).toBe(false);
    expect(await pushRecord.getValue()).toBeNull();
  });
});
