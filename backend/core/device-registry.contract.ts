import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeviceRegistry, PushTarget } from "./device-registry.ts";
import { ANNA, BORIS } from "./example-event.ts";

/** An empty registry for one test, and what it takes to look at its storage with fresh eyes. */
export interface DeviceRegistryUnderTest {
  readonly registry: DeviceRegistry;
  dispose(): Promise<void>;
}

const NOW = 1_795_000_000_000;
const LAPTOP = "laptop-laptop-laptop-1";
const DESKTOP = "_-desktop-desktop--2__";

/** What every adapter of `DeviceRegistry` must do. */
export function describeDeviceRegistry(
  name: string,
  create: () => Promise<DeviceRegistryUnderTest>,
): void {
  describe(`${name} keeps the contract of DeviceRegistry`, () => {
    let subject: DeviceRegistryUnderTest;
    let registry: DeviceRegistry;
    beforeEach(async () => {
      subject = await create();
      registry = subject.registry;
    });
    afterEach(() => subject.dispose());

    test("knows no device at first", async () => {
      expect(await registry.list(ANNA)).toEqual([]);
    });

    test("lists a sender's devices and nobody else's, the one heard of last first", async () => {
      await registry.add(ANNA, LAPTOP, NOW);
      await registry.add(ANNA, DESKTOP, NOW + 2);
      await registry.add(BORIS, LAPTOP, NOW + 1);
      expect(await registry.list(ANNA)).toEqual([
        { deviceId: DESKTOP, seenAt: NOW + 2, push: null },
        { deviceId: LAPTOP, seenAt: NOW, push: null },
      ]);
      expect(await registry.list(BORIS)).toEqual([
        { deviceId: LAPTOP, seenAt: NOW + 1, push: null },
      ]);
    });

    test("sets, replaces and removes the way to a device, and hears of it each time", async () => {
      await registry.add(ANNA, LAPTOP, NOW);
      expect(await registry.setPush(ANNA, LAPTOP, target(1), NOW + 1)).toBe(true);
      expect(await registry.list(ANNA)).toEqual([
        { deviceId: LAPTOP, seenAt: NOW + 1, push: target(1) },
      ]);
      expect(await registry.setPush(ANNA, LAPTOP, target(2), NOW + 2)).toBe(true);
      expect(await registry.list(ANNA)).toEqual([
        { deviceId: LAPTOP, seenAt: NOW + 2, push: target(2) },
      ]);
      expect(await registry.setPush(ANNA, LAPTOP, null, NOW + 3)).toBe(true);
      expect(await registry.list(ANNA)).toEqual([
        { deviceId: LAPTOP, seenAt: NOW + 3, push: null },
      ]);
    });

    test("sets no way to a device that is not there, and makes none", async () => {
      await registry.add(BORIS, LAPTOP, NOW);
      expect(await registry.setPush(ANNA, LAPTOP, target(1), NOW)).toBe(false);
      expect(await registry.list(ANNA)).toEqual([]);
      expect(await registry.list(BORIS)).toEqual([{ deviceId: LAPTOP, seenAt: NOW, push: null }]);
    });

    test("keeps of a way what belongs to it", async () => {
      await registry.add(ANNA, LAPTOP, NOW);
      const more = { ...target(1), expirationTime: null };
      await registry.setPush(ANNA, LAPTOP, more, NOW);
      expect((await registry.list(ANNA))[0]?.push).toEqual(target(1));
    });

    test("adding a device again keeps the way to it", async () => {
      await registry.add(ANNA, LAPTOP, NOW);
      await registry.setPush(ANNA, LAPTOP, target(1), NOW + 1);
      await registry.add(ANNA, LAPTOP, NOW + 2);
      expect(await registry.list(ANNA)).toEqual([
        { deviceId: LAPTOP, seenAt: NOW + 2, push: target(1) },
      ]);
    });

    test("removes a device once", async () => {
      await registry.add(ANNA, LAPTOP, NOW);
      await registry.add(ANNA, DESKTOP, NOW);
      expect(await registry.remove(BORIS, LAPTOP)).toBe(false);
      expect(await registry.remove(ANNA, LAPTOP)).toBe(true);
      expect(await registry.remove(ANNA, LAPTOP)).toBe(false);
      expect((await registry.list(ANNA)).map(({ deviceId }) => deviceId)).toEqual([DESKTOP]);
    });

    test("takes any device id that there can be", async () => {
      const ids = ["__all-underscores----__", "----------------------", "______________________"];
      for (const id of ids) {
        expect(await registry.setPush(ANNA, id, target(1), NOW)).toBe(false);
        expect(await registry.remove(ANNA, id)).toBe(false);
        await registry.add(ANNA, id, NOW);
        expect(await registry.setPush(ANNA, id, target(1), NOW)).toBe(true);
        await registry.dropPush(ANNA, id, target(1).endpoint);
        expect(await registry.list(ANNA)).toEqual([{ deviceId: id, seenAt: NOW, push: null }]);
        expect(await registry.remove(ANNA, id)).toBe(true);
      }
    });

    test("drops a dead way, and is not heard of by that", async () => {
      await registry.add(ANNA, LAPTOP, NOW);
      await registry.setPush(ANNA, LAPTOP, target(1), NOW + 1);
      await registry.dropPush(ANNA, LAPTOP, target(1).endpoint);
      expect(await registry.list(ANNA)).toEqual([
        { deviceId: LAPTOP, seenAt: NOW + 1, push: null },
      ]);
    });

    test("a renewed way survives the late refusal of the old one", async () => {
      await registry.add(ANNA, LAPTOP, NOW);
      await registry.setPush(ANNA, LAPTOP, target(1), NOW);
      await registry.setPush(ANNA, LAPTOP, target(2), NOW);
      await registry.dropPush(ANNA, LAPTOP, target(1).endpoint);
      expect((await registry.list(ANNA))[0]?.push).toEqual(target(2));
    });

    test("dropping the way to a device without one, or to no device, does nothing", async () => {
      await registry.add(ANNA, LAPTOP, NOW);
      await registry.dropPush(ANNA, LAPTOP, target(1).endpoint);
      await registry.dropPush(ANNA, DESKTOP, target(1).endpoint);
      expect(await registry.list(ANNA)).toEqual([{ deviceId: LAPTOP, seenAt: NOW, push: null }]);
    });

    test("forgets the devices of all senders that were silent, and counts them", async () => {
      await registry.add(ANNA, LAPTOP, NOW);
      await registry.add(ANNA, DESKTOP, NOW);
      await registry.add(BORIS, LAPTOP, NOW - 1);
      await registry.add(BORIS, DESKTOP, NOW + 1);
      await registry.setPush(ANNA, DESKTOP, target(1), NOW + 1);
      expect(await registry.forgetSilent(NOW + 1)).toBe(2);
      expect(await registry.forgetSilent(NOW + 1)).toBe(0);
      expect((await registry.list(ANNA)).map(({ deviceId }) => deviceId)).toEqual([DESKTOP]);
      expect((await registry.list(BORIS)).map(({ deviceId }) => deviceId)).toEqual([DESKTOP]);
    });
  });
}

function target(number: number): PushTarget {
  return {
    endpoint: `https://push.example.com/${number}`,
    p256dh: `p256dh-${number}`,
    auth: `auth-${number}`,
  };
}
