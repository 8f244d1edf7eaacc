import type { SenderId } from "../../shared/ids.ts";
import type { DeviceRegistry, PushTarget, RegisteredDevice } from "./device-registry.ts";

/** For tests: a registry that forgets everything with the process. */
export function createMemoryDeviceRegistry(): DeviceRegistry {
  const senders = new Map<SenderId, Map<string, RegisteredDevice>>();
  const devicesOf = (sid: SenderId) => senders.get(sid) ?? new Map<string, RegisteredDevice>();

  return {
    async add(sid, deviceId, at) {
      // Added before, it keeps the way to it.
      const push = devicesOf(sid).get(deviceId)?.push ?? null;
      const device = { deviceId, seenAt: at, push };
      senders.set(sid, devicesOf(sid).set(deviceId, device));
    },
    async setPush(sid, deviceId, target, at) {
      const devices = devicesOf(sid);
      if (!devices.has(deviceId)) return false;
      devices.set(deviceId, { deviceId, seenAt: at, push: target === null ? null : copy(target) });
      return true;
    },
    async remove(sid, deviceId) {
      return devicesOf(sid).delete(deviceId);
    },
    async list(sid) {
      return [...devicesOf(sid).values()].sort((a, b) => b.seenAt - a.seenAt);
    },
    async dropPush(sid, deviceId, endpoint) {
      const device = devicesOf(sid).get(deviceId);
      if (device?.push?.endpoint !== endpoint) return;
      devicesOf(sid).set(deviceId, { ...device, push: null });
    },
    async forgetSilent(before) {
      let forgotten = 0;
      for (const devices of senders.values()) {
        for (const { deviceId, seenAt } of devices.values()) {
          if (seenAt < before && devices.delete(deviceId)) forgotten++;
        }
      }
      return forgotten;
    },
  };
}

/** Only what belongs into it, whatever else the object has. */
function copy({ endpoint, p256dh, auth }: PushTarget): PushTarget {
  return { endpoint, p256dh, auth };
}
