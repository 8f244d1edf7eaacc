import type { PushSubscriptionJson } from "../../shared/wire.ts";

/** One address at a push service, under which this browser can be woken. */
export interface Subscription {
  readonly json: PushSubscriptionJson;
  /** The server's key that it was made for, base64url; null where the browser does not say. */
  readonly key: string | null;
  unsubscribe(): Promise<unknown>;
}

/** Web Push (W3C Push API), as far as it is used. Absent where the browser has none. */
export interface PushPort {
  current(): Promise<Subscription | null>;
  /** Rejects where the browser, a policy or the push service refuses; offline it may never settle. */
  subscribe(key: string): Promise<Subscription>;
}
