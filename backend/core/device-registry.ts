import type { SenderId } from "../../shared/ids.ts";

/** Where and how to push to one browser (RFC 8030, RFC 8291), as its `PushSubscription` says. */
export interface PushTarget {
  readonly endpoint: string;
  /** base64url. */
  readonly p256dh: string;
  /** base64url. */
  readonly auth: string;
}

/**
 * The signed-in browsers of each sender, and how to wake them. Adapters: Firestore, and one in memory for tests; both
 * pass `device-registry.contract.ts`. All times are milliseconds since 1970. Every method rejects with an
 * `UnavailableError` when the registry cannot be reached just now.
 */
export interface DeviceRegistry {
  add(sid: SenderId, deviceId: string, at: number): Promise<void>;
  /** Sets or (null) removes the way to a device; also tells that it was heard of. False: no such device. */
  setPush(sid: SenderId, deviceId: string, target: PushTarget | null, at: number): Promise<boolean>;
  /** False: there was none. */
  remove(sid: SenderId, deviceId: string): Promise<boolean>;
  /** Every device of a sender, the one heard of last first. */
  list(sid: SenderId): Promise<readonly RegisteredDevice[]>;
  /** Forgets a dead way to a device, unless it has another endpoint by now: a renewed one survives a late refusal. */
  dropPush(sid: SenderId, deviceId: string, endpoint: string): Promise<void>;
  /** Deletes the devices that were not heard of since; gives their number. */
  forgetSilent(before: number): Promise<number>;
}

export interface RegisteredDevice {
  readonly deviceId: string;
  /** When it was last heard of: added, or its push set. */
  readonly seenAt: number;
  readonly push: PushTarget | null;
}
