import { LRUCache } from "lru-cache";
import webPush from "web-push";
import type { PushTarget } from "../../../core/device-registry.ts";
import { isPushEndpoint } from "../../../core/push-endpoint.ts";

/** Who sends (RFC 8292): what push services check, and whom they turn to when something is wrong. */
export interface VapidIdentity {
  /** An uncompressed P-256 point, base64url. */
  readonly publicKey: string;
  /** 32 bytes, base64url. */
  readonly privateKey: string;
  /** `mailto:` or `https:` of the operator. */
  readonly contact: string;
}

/** What became of one push. `service` is the host of the push service, which names nobody. */
export type PushOutcome =
  | { readonly kind: "accepted" }
  /** The browser dropped this subscription; it will never work again. */
  | { readonly kind: "gone" }
  /** Not now: the service is slow, out of order, or wants to be asked less. */
  | { readonly kind: "later"; readonly service: string; readonly why: string }
  /** Trying again would change nothing. */
  | { readonly kind: "refused"; readonly service: string; readonly why: string };

export type SendPush = (target: PushTarget) => Promise<PushOutcome>;

interface SendPushDeps {
  readonly vapid: VapidIdentity;
  /** Push services that may be called besides the well-known ones. */
  readonly pushOrigins: readonly string[];
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** For one push, in milliseconds; default 5,000. */
  readonly timeoutMs?: number;
}

/** It says only that there is something; what, the browser reads from the log. */
const PAYLOAD = "{}";

const HEADERS = {
  "Content-Encoding": "aes128gcm",
  "Content-Type": "application/octet-stream",
  // A laptop that was shut for the night learns of the hits as soon as it is opened…
  TTL: "86400",
  // … by one push, however many there were: the service keeps the last one of a topic.
  Topic: "hit",
  Urgency: "high",
};

/** A signature is good for 12 hours and made anew after half of them. */
const SIGNATURE_SECONDS = 43_200;
const RESIGN_MS = 21_600_000;
/** Longer than this, no service is left alone, whatever it asks for. */
const LONGEST_PAUSE_MS = 600_000;

/**
 * Gives the function that wakes one browser: an encrypted message (RFC 8291) without meaning. It never rejects. A service
 * that asked for a pause (Retry-After) is not called again before its end, be it for all its browsers or for this one.
 */
export function createSendPush(deps: SendPushDeps): SendPush {
  const { vapid, pushOrigins, clock, timeoutMs = 5_000 } = deps;
  const signatures = new LRUCache<string, string>({ max: 100, ttl: RESIGN_MS });
  /** Until when (milliseconds since 1970) what is not to be called: a service by its origin, a browser by its endpoint. */
  const pauses = new LRUCache<string, number>({ max: 1_000 });
  const pausing = (whom: string): boolean => (pauses.get(whom) ?? 0) > clock();

  return async (target) => {
    // Configuration may have changed since this subscription was taken.
    if (!isPushEndpoint(target.endpoint, pushOrigins)) {
      return { kind: "refused", service: "unknown", why: "not a push service that may be called" };
    }
    const { origin, hostname: service } = new URL(target.endpoint);
    if (pausing(origin) || pausing(target.endpoint))
      return { kind: "later", service, why: "pause" };
    const body = encrypt(target);
    if (body === null) return { kind: "refused", service, why: "the browser's key is none" };
    try {
      const response = await deps.fetch(target.endpoint, {
        method: "POST",
        headers: { ...HEADERS, Authorization: sign(origin) },
        body,
        // Where a push service might send us is not where we agreed to go.
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      return judge(response, target.endpoint);
    } catch (cause) {
      const why = cause instanceof Error ? cause.name : "unknown";
      return { kind: "later", service, why };
    }
  };

  function sign(origin: string): string {
    const known = signatures.get(origin);
    if (known !== undefined) return known;
    const { contact, publicKey, privateKey } = vapid;
    const until = Math.floor(clock() / 1_000) + SIGNATURE_SECONDS;
    const signed = webPush.getVapidHeaders(
      origin,
      contact,
      publicKey,
      privateKey,
      "aes128gcm",
      until,
    ).Authorization;
    signatures.set(origin, signed);
    return signed;
  }

  function judge({ status, ok, headers }: Response, endpoint: string): PushOutcome {
    const { origin, hostname: service } = new URL(endpoint);
    if (ok) return { kind: "accepted" };
    if (status === 404 || status === 410) return { kind: "gone" };
    if (status !== 408 && status !== 429 && status < 500) {
      return { kind: "refused", service, why: String(status) };
    }
    const pause = pauseMs(headers.get("Retry-After"), clock());
    // 429 can be about this browser alone, woken too often. The others of its service must not wait for that: one sender
    // with many hits would silence them all.
    const whom = status === 429 ? endpoint : origin;
    if (pause > 0) pauses.set(whom, clock() + Math.min(pause, LONGEST_PAUSE_MS));
    return { kind: "later", service, why: String(status) };
  }
}

/** Null when nothing can be encrypted to this browser. */
function encrypt({ p256dh, auth }: PushTarget): Uint8Array<ArrayBuffer> | null {
  try {
    return new Uint8Array(webPush.encrypt(p256dh, auth, PAYLOAD, "aes128gcm").cipherText);
  } catch {
    return null;
  }
}

/** A Retry-After is a number of seconds or a date (RFC 9110, 10.2.3). 0 for none, or for one that is neither. */
function pauseMs(retryAfter: string | null, now: number): number {
  if (retryAfter === null) return 0;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1_000;
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.max(0, until - now);
}
