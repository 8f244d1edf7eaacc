import { storage } from "wxt/utils/storage";
import type { SenderId } from "../shared/ids.ts";

/**
 * What minting needs, in `storage.local`: readable by content scripts without waking the worker, so that Send never
 * waits. The device token is not here; it lives in the background's database only.
 */
export interface Session {
  readonly server: string;
  readonly trackingOrigin: string;
  readonly sid: SenderId;
  /** 32 bytes, base64url. */
  readonly senderKey: string;
  readonly pairedAt: number;
}

/** The paired server, or null. Watched by content scripts, the background and the popup. */
export const session = storage.defineItem<Session | null>("local:session", { fallback: null });

export interface Preferences {
  /** The state in which the next compose starts; remembered from the last use of the compose button. */
  readonly trackByDefault: boolean;
  /** New mail goes out untracked and nothing notifies; what is already out is still recorded. */
  readonly paused: boolean;
}

export const preferences = storage.defineItem<Preferences>("local:preferences", {
  fallback: { trackByDefault: true, paused: false },
});
