import { afterEach, beforeEach, describe, expect, test } from "vitest";
import webPush from "web-push";
import type { PushTarget } from "../../../core/device-registry.ts";
import { startPushService, type PushService } from "../push-service/server.ts";
import { createSendPush } from "./send-push.ts";

const vapid = { ...webPush.generateVAPIDKeys(), contact: "mailto:it@example.com" };
let service: PushService;
beforeEach(async () => {
  service = await startPushService();
});
afterEach(() => service.close());

test("sends what the browser can decrypt and the service can trace, and what says nothing", async () => {
  const { send, subscribe } = setUp();
  const target = subscribe();
  expect(await send(target)).toEqual({ kind: "accepted" });
  expect(service.refusals).toEqual([]);
  expect(service.messages).toEqual([
    { endpoint: target.endpoint, text: "{}", ttl: "86400", urgency: "high", topic: "hit" },
  ]);
});

test("is believed by the service for as long as it reuses a signature", async () => {
  let now = Date.now() - 5 * 3_600_000;
  const { send, subscribe } = setUp({ clock: () => now });
  const target = subscribe();
  await send(target);
  now = Date.now();
  expect(await send(target)).toEqual({ kind: "accepted" });
});

test("many at once are all accepted, each encrypted for its own browser", async () => {
  const { send, subscribe } = setUp();
  const targets = Array.from({ length: 50 }, subscribe);
  const outcomes = await Promise.all(targets.map(send));
  expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["accepted"]));
  expect(service.messages).toHaveLength(50);
});

describe("what became of it", () => {
  test("a dropped or unknown subscription is gone", async () => {
    const { send, subscribe } = setUp();
    const target = subscribe();
    service.expire(target.endpoint);
    expect(await send(target)).toEqual({ kind: "gone" });
    expect(await send({ ...target, endpoint: `${service.origin}/push/x` })).toEqual({
      kind: "gone",
    });
  });

  test.each([408, 429, 500, 503])("%d is for later", async (status) => {
    const { send, subscribe } = setUp();
    service.behave({ status });
    const later = { kind: "later", service: "127.0.0.1", why: String(status) };
    expect(await send(subscribe())).toEqual(later);
    service.behave(null);
    expect(await send(subscribe())).toEqual({ kind: "accepted" });
  });

  test.each([301, 400, 401, 403, 413])("%d is refused for good", async (status) => {
    const { send, subscribe } = setUp();
    service.behave({ status });
    expect(await send(subscribe())).toMatchObject({ kind: "refused", why: String(status) });
    expect(service.calls()).toBe(1);
  });

  test("a service that does not answer, or is not there, is for later", async () => {
    const { send, subscribe } = setUp({ timeoutMs: 50 });
    const target = subscribe();
    service.behave("hang");
    expect(await send(target)).toEqual({
      kind: "later",
      service: "127.0.0.1",
      why: "TimeoutError",
    });
    await service.close();
    expect(await send(target)).toMatchObject({ kind: "later" });
    service = await startPushService();
  });

  test("a key that nothing can be encrypted to is refused, and calls nobody", async () => {
    const { send, subscribe } = setUp();
    const outcome = await send({ ...subscribe(), p256dh: `B${"A".repeat(86)}` });
    expect(outcome).toMatchObject({ kind: "refused" });
    expect(service.calls()).toBe(0);
  });
});

describe("a service that asks for a pause", () => {
  test.each([
    ["in seconds", "30"],
    ["as a date", new Date(30_000).toUTCString()],
  ])("gets it, %s", async (_, retryAfter) => {
    let now = 0;
    const { send, subscribe } = setUp({ clock: () => now });
    service.behave({ status: 503, retryAfter });
    await send(subscribe());
    now = 29_999;
    expect(await send(subscribe())).toMatchObject({ kind: "later", why: "pause" });
    expect(service.calls()).toBe(1);
    now = 30_000;
    expect(await send(subscribe())).toMatchObject({ why: "503" });
    expect(service.calls()).toBe(2);
  });

  test("for one browser that is woken too often, gets it for that one, and no other waits", async () => {
    let now = Date.now();
    const { send, subscribe } = setUp({ clock: () => now });
    const [busy, quiet] = [subscribe(), subscribe()];
    service.behave({ status: 429, retryAfter: "30" });
    await send(busy);
    service.behave(null);
    expect(await send(busy)).toMatchObject({ kind: "later", why: "pause" });
    expect(await send(quiet)).toEqual({ kind: "accepted" });
    now += 30_000;
    expect(await send(busy)).toEqual({ kind: "accepted" });
  });

  test.each(["1000000", "soon", "-1", "Thu, 01 Jan 1970 00:00:00 GMT"])(
    "does not keep us away for ever with %s",
    async (retryAfter) => {
      let now = 0;
      const { send, subscribe } = setUp({ clock: () => now });
      service.behave({ status: 503, retryAfter });
      await send(subscribe());
      now = 600_000;
      await send(subscribe());
      expect(service.calls()).toBe(2);
    },
  );
});

test("calls nothing but push services, whatever the registry holds", async () => {
  const { send, subscribe } = setUp({ pushOrigins: [] });
  expect(await send(subscribe())).toMatchObject({ kind: "refused", service: "unknown" });
  expect(service.calls()).toBe(0);
});

test("says nothing of the subscription in an outcome", async () => {
  const { send, subscribe } = setUp({ timeoutMs: 50 });
  const target = subscribe();
  for (const trouble of [{ status: 400 }, { status: 500 }, "hang"] as const) {
    service.behave(trouble);
    expect(JSON.stringify(await send(target))).not.toContain("/push/");
  }
});

function setUp(deps: Partial<Parameters<typeof createSendPush>[0]> = {}) {
  const send = createSendPush({
    vapid,
    pushOrigins: [service.origin],
    fetch: globalThis.fetch,
    clock: Date.now,
    ...deps,
  });
  const subscribe = (): PushTarget => {
    const { endpoint, keys } = service.subscribe(vapid.publicKey);
    return { endpoint, ...keys };
  };
  return { send, subscribe };
}
