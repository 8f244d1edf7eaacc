import { createECDH, randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { decryptPush, type Receiver } from "./decrypt-push.ts";
import { vapidFault } from "./vapid.ts";

/** What `PushSubscription.toJSON()` gives. */
export interface SubscriptionJson {
  readonly endpoint: string;
  readonly expirationTime: null;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** A message that the service took: checked and decrypted. */
export interface PushMessage {
  readonly endpoint: string;
  readonly text: string;
  /** The headers that say how to deliver it (RFC 8030, section 5). */
  readonly ttl: string | undefined;
  readonly urgency: string | undefined;
  readonly topic: string | undefined;
}

/** A stand-in for a browser maker's push service (RFC 8030): strict to those who send, and without a browser behind it. */
export interface PushService {
  readonly origin: string;
  /** As `PushManager.subscribe()` does. `applicationServerKey` is base64url. */
  subscribe(applicationServerKey: string): SubscriptionJson;
  /** From now on its endpoint answers 410, as after the browser dropped it. */
  expire(endpoint: string): void;
  /** What it does with whatever comes from now on; null: its duty. */
  behave(how: Trouble | null): void;
  /** How often it was called, whatever became of it. */
  calls(): number;
  /** What was taken, oldest first. */
  readonly messages: readonly PushMessage[];
  /** What was refused, and why, oldest first. */
  readonly refusals: readonly { readonly status: number; readonly reason: string }[];
  /** Calls for each message that is taken from now on. Gives the way to stop. */
  onMessage(listener: (message: PushMessage) => void): () => void;
  close(): Promise<void>;
}

/** An answer to everything, or none at all. */
export type Trouble = { readonly status: number; readonly retryAfter?: string } | "hang";

interface Subscriber extends Receiver {
  readonly publicKey: Buffer;
  expired: boolean;
}

/** The longest message that a push service must take (RFC 8030, section 7.2). */
const LONGEST_MESSAGE = 4_096;

/** Starts it on a free port of loopback. */
export async function startPushService(): Promise<PushService> {
  const subscribers = new Map<string, Subscriber>();
  const messages: PushMessage[] = [];
  const refusals: { status: number; reason: string }[] = [];
  const events = new EventEmitter<{ message: [PushMessage] }>();
  let origin = "";
  let trouble: Trouble | null = null;
  let calls = 0;

  const server = createServer((request, response) => {
    calls++;
    if (trouble === "hang") return;
    if (trouble !== null) {
      const { status, retryAfter } = trouble;
      response.writeHead(status, retryAfter === undefined ? {} : { "retry-after": retryAfter });
      response.end("trouble");
      return;
    }
    void (async () => {
      const { status, reason } = await receive(request);
      if (status >= 400) refusals.push({ status, reason });
      response.writeHead(status, { location: `${origin}/message/${messages.length}` }).end(reason);
    })();
  });

  async function receive(request: IncomingMessage): Promise<{ status: number; reason: string }> {
    const body = Buffer.concat(await request.toArray());
    const endpoint = `${origin}${request.url}`;
    const subscriber = subscribers.get(endpoint);
    if (subscriber === undefined) return { status: 404, reason: "no such subscription" };
    if (subscriber.expired) return { status: 410, reason: "the subscription is gone" };
    if (request.method !== "POST") return { status: 405, reason: "only POST" };
    const { authorization, ttl, urgency, topic } = request.headers;
    const { publicKey } = subscriber;
    const fault = vapidFault({ authorization, publicKey, audience: origin, now: Date.now() });
    if (fault !== null) return { status: 403, reason: fault };
    if (ttl === undefined) return { status: 400, reason: "no TTL" };
    if (body.length > LONGEST_MESSAGE) return { status: 413, reason: "too long" };
    if (request.headers["content-encoding"] !== "aes128gcm")
      return { status: 415, reason: "not aes128gcm" };
    let text = "";
    try {
      text = decryptPush(body, subscriber).toString();
    } catch (error) {
      // A real service cannot see this: the browser would drop the message.
      return { status: 400, reason: `cannot be decrypted: ${String(error)}` };
    }
    const header = (value: string | string[] | undefined): string | undefined =>
      Array.isArray(value) ? value.join() : value;
    const message = {
      endpoint,
      text,
      ttl: header(ttl),
      urgency: header(urgency),
      topic: header(topic),
    };
    messages.push(message);
    events.emit("message", message);
    return { status: 201, reason: "" };
  }

  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    messages,
    refusals,
    subscribe: (applicationServerKey) => {
      const keys = createECDH("prime256v1");
      keys.generateKeys();
      const auth = randomBytes(16);
      const endpoint = `${origin}/push/${randomBytes(24).toString("base64url")}`;
      const publicKey = Buffer.from(applicationServerKey, "base64url");
      subscribers.set(endpoint, { keys, auth, publicKey, expired: false });
      const p256dh = keys.getPublicKey().toString("base64url");
      return {
        endpoint,
        expirationTime: null,
        keys: { p256dh, auth: auth.toString("base64url") },
      };
    },
    expire: (endpoint) => {
      const subscriber = subscribers.get(endpoint);
      if (subscriber === undefined) throw new Error("There is no such subscription.");
      subscriber.expired = true;
    },
    behave: (how) => void (trouble = how),
    calls: () => calls,
    onMessage: (listener) => {
      events.on("message", listener);
      return () => void events.off("message", listener);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
