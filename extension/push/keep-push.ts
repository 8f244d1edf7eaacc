import type { Session } from "../session.ts";
import type { Credentials } from "../sync/credentials.ts";
import type { Fetch } from "../sync/fetch.ts";
import { within, type After } from "../sync/within.ts";
import type { PushPort, Subscription } from "./push-port.ts";
import { isInForce, pushFailure, pushRecord, type PushFailure } from "./push-record.ts";
import { sendSubscription } from "./send-subscription.ts";

export interface KeepPushDeps {
  readonly port: PushPort | null;
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly after: After;
  /** The server forgot this browser: makes it known again, under another device id. Null when that cannot be done. */
  readonly registerAgain: () => Promise<string | null>;
}

/** Offline, `subscribe` never settles (research/chromium.md). */
const subscribeTimeoutMs = 10_000;
const currentTimeoutMs = 3000;
/** After a failure it is not tried again for so long, except when the browser starts or somebody signs in. */
const retryMs = 3_600_000;
/** The server is told again what it should know already, in case it does not. */
const renewMs = 24 * 3_600_000;

/**
 * Sees to it that the server can wake this browser by push, if that can be had; and that none can that should not. To be
 * called at each start of the worker and now and then: when all is well it asks the browser one question.
 * @param followed the session in force with its credentials, or null.
 * @returns whether push is in force.
 */
export async function keepPush(
  deps: KeepPushDeps,
  followed: { readonly session: Session; readonly credentials: Credentials } | null,
): Promise<boolean> {
  const { port } = deps;
  if (port === null) return false;
  const current = await within(deps.after, currentTimeoutMs, port.current(), null).catch(
    () => null,
  );
  const key = followed?.session.pushKey ?? null;
  const deviceId = followed?.session.deviceId ?? null;
  if (followed === null || key === null || deviceId === null) {
    await current?.unsubscribe();
    if ((await pushRecord.getValue()) !== null) await pushRecord.setValue(null);
    return false;
  }
  const subscription =
    current !== null && current.key === key
      ? current
      : await subscribe(deps, port, current, { key, deviceId });
  if (subscription === null) {
    await pushRecord.setValue(null);
    return false;
  }

  const record = await pushRecord.getValue();
  const wasInForce =
    isInForce(record, followed.session) && record?.endpoint === subscription.json.endpoint;
  if (wasInForce && record !== null && Math.abs(deps.now() - record.sentAt) < renewMs) return true;
  if (await failedLately(deps, deviceId)) return wasInForce;
  return tell(deps, followed, deviceId, subscription, wasInForce);
}

async function tell(
  deps: KeepPushDeps,
  { session, credentials }: { readonly session: Session; readonly credentials: Credentials },
  knownAs: string,
  { json }: Subscription,
  wasInForce: boolean,
): Promise<boolean> {
  let deviceId: string | null = knownAs;
  let sent = await sendSubscription(deps.fetch, credentials, deviceId, json);
  if (sent === "unknown-device") {
    deviceId = await deps.registerAgain();
    sent =
      deviceId === null
        ? "failed"
        : await sendSubscription(deps.fetch, credentials, deviceId, json);
  }
  // The server is away: what it was told before holds.
  if (sent === "failed" || deviceId === null) return wasInForce;
  if (sent === "shut-out") {
    await fail(deps, "shut-out", deviceId);
    return wasInForce;
  }
  if (sent !== "sent") {
    await pushRecord.setValue(null);
    await fail(deps, "server-refused", deviceId);
    return false;
  }
  const { server, pushKey } = session;
  const { endpoint } = json;
  await pushRecord.setValue({ server, deviceId, key: pushKey ?? "", endpoint, sentAt: deps.now() });
  await pushFailure.setValue(null);
  return true;
}

/** A subscription for this key, or null when there is none to be had just now. */
async function subscribe(
  deps: KeepPushDeps,
  port: PushPort,
  stale: Subscription | null,
  { key, deviceId }: { readonly key: string; readonly deviceId: string },
): Promise<Subscription | null> {
  if (await failedLately(deps, deviceId)) return null;
  try {
    // Chrome refuses a second key while there is a subscription for the first.
    await stale?.unsubscribe();
    const made = await within(deps.after, subscribeTimeoutMs, port.subscribe(key), null);
    if (made === null) await fail(deps, "timed-out", deviceId);
    return made;
  } catch {
    await fail(deps, "refused", deviceId);
    return null;
  }
}

async function failedLately({ now }: KeepPushDeps, deviceId: string): Promise<boolean> {
  const failure = await pushFailure.getValue();
  return failure?.deviceId === deviceId && Math.abs(now() - failure.at) < retryMs;
}

function fail(
  { now }: KeepPushDeps,
  reason: PushFailure["reason"],
  deviceId: string,
): Promise<void> {
  return pushFailure.setValue({ at: now(), reason, deviceId });
}
