import { expect, test, vi } from "vitest";
import type { PushTarget } from "../../../core/device-registry.ts";
import { ANNA, BORIS } from "../../../core/example-event.ts";
import { createMemoryDeviceRegistry } from "../../../core/memory-device-registry.ts";
import { createRecordingLog } from "../../../core/recording-log.ts";
import type { PushOutcome, SendPush } from "./send-push.ts";
import { createSignalHit, PushLaterError } from "./signal-hit.ts";

const NOW = 1_795_000_000_000;
const MINUTE = 60_000;
const LATER: PushOutcome = { kind: "later", service: "push.example", why: "503" };

test("wakes all browsers of the sender at once, and nobody else's", async () => {
  const { signalHit, send, add } = await setUp();
  await add(ANNA, "laptop");
  await add(ANNA, "desktop");
  await add(BORIS, "boris");
  const pending = Promise.withResolvers<PushOutcome>();
  send.mockReturnValueOnce(pending.promise);
  const signalled = signalHit(hit(NOW));
  await vi.waitFor(() => expect(send).toHaveBeenCalledTimes(2));
  pending.resolve({ kind: "accepted" });
  await signalled;
  expect(send.mock.calls.map(([{ endpoint }]) => endpoint).sort()).toEqual([
    target("desktop").endpoint,
    target("laptop").endpoint,
  ]);
});

test("a sender without a browser that can be woken is no trouble", async () => {
  const { signalHit, send, registry } = await setUp();
  await registry.add(ANNA, "laptop", NOW);
  await signalHit(hit(NOW));
  expect(send).not.toHaveBeenCalled();
});

test("forgets a dead way to a browser, and keeps one that was renewed meanwhile", async () => {
  const { signalHit, send, registry, add } = await setUp();
  await add(ANNA, "dead");
  await add(ANNA, "renewed");
  send.mockImplementation(async ({ endpoint }) => {
    if (endpoint === target("renewed").endpoint) {
      await registry.setPush(ANNA, "renewed", target("new"), NOW);
    }
    return { kind: "gone" };
  });
  await signalHit(hit(NOW));
  const left = new Map((await registry.list(ANNA)).map(({ deviceId, push }) => [deviceId, push]));
  expect(left.get("dead")).toBeNull();
  expect(left.get("renewed")).toEqual(target("new"));
});

test("one browser's trouble does not keep another from being woken; the event is tried again", async () => {
  const { signalHit, send, add } = await setUp();
  await add(ANNA, "laptop");
  await add(ANNA, "desktop");
  send.mockResolvedValueOnce(LATER);
  await expect(signalHit(hit(NOW - MINUTE))).rejects.toThrow(PushLaterError);
  expect(send).toHaveBeenCalledTimes(2);
  await signalHit(hit(NOW - MINUTE));
});

test("gives up an event that is older than five minutes, and says so", async () => {
  const { signalHit, send, add, logger } = await setUp();
  await add(ANNA, "laptop");
  send.mockResolvedValue(LATER);
  await expect(signalHit(hit(NOW - 5 * MINUTE + 1))).rejects.toThrow("push.example: 503");
  await signalHit(hit(NOW - 5 * MINUTE));
  expect(logger.lines.join()).toContain("push given up");
});

test("a first delivery that is late wakes nevertheless", async () => {
  const { signalHit, send, add } = await setUp();
  await add(ANNA, "laptop");
  await signalHit(hit(NOW - 60 * MINUTE));
  expect(send).toHaveBeenCalledTimes(1);
});

test("a refusal is written down and not tried again", async () => {
  const { signalHit, send, add, logger } = await setUp();
  await add(ANNA, "laptop");
  send.mockResolvedValue({ kind: "refused", service: "push.example", why: "403" });
  await signalHit(hit(NOW));
  expect(logger.lines).toEqual([
    JSON.stringify({ message: "push refused", service: "push.example", why: "403" }),
  ]);
});

test("no line tells where a browser is", async () => {
  const { signalHit, send, add, logger } = await setUp();
  await add(ANNA, "laptop");
  for (const outcome of [LATER, { kind: "gone" }, { kind: "refused", service: "a", why: "b" }]) {
    send.mockResolvedValueOnce(outcome as PushOutcome);
    await signalHit(hit(NOW - 6 * MINUTE));
  }
  expect(logger.lines.join()).not.toContain("/push/");
});

test("a view wakes nobody when there is no hit that it may explain", async () => {
  const { signalHit, hasHitSince, send, add } = await setUp();
  await add(ANNA, "laptop");
  const view = { sid: ANNA, storedAt: NOW, viewedAt: NOW - 1_000 };
  hasHitSince.mockResolvedValueOnce(false);
  await signalHit(view);
  expect(hasHitSince).toHaveBeenCalledWith(ANNA, NOW - 11_000);
  expect(send).not.toHaveBeenCalled();
  hasHitSince.mockResolvedValueOnce(true);
  await signalHit(view);
  expect(send).toHaveBeenCalledTimes(1);
});

test("a view of which that cannot be told is tried again while it is young", async () => {
  const { signalHit, hasHitSince, add } = await setUp();
  await add(ANNA, "laptop");
  hasHitSince.mockRejectedValue(new Error("no answer"));
  const view = { sid: ANNA, viewedAt: NOW };
  await expect(signalHit({ ...view, storedAt: NOW - MINUTE })).rejects.toThrow("no answer");
  await signalHit({ ...view, storedAt: NOW - 5 * MINUTE });
});

function hit(storedAt: number) {
  return { sid: ANNA, storedAt, viewedAt: null };
}

function target(name: string): PushTarget {
  return { endpoint: `https://push.example/push/${name}`, p256dh: "p", auth: "a" };
}

async function setUp() {
  const registry = createMemoryDeviceRegistry();
  const send = vi.fn<SendPush>().mockResolvedValue({ kind: "accepted" });
  const logger = createRecordingLog();
  const hasHitSince = vi.fn<(sid: typeof ANNA, time: number) => Promise<boolean>>();
  const signalHit = createSignalHit({ registry, hasHitSince, send, clock: () => NOW, logger });
  const add = async (sid: typeof ANNA, deviceId: string) => {
    await registry.add(sid, deviceId, NOW);
    await registry.setPush(sid, deviceId, target(deviceId), NOW);
  };
  return { registry, hasHitSince, send, logger, signalHit, add };
}
