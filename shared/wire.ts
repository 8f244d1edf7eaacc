import * as z from "zod/mini";
import { logEventSchema } from "./event.ts";
import { eventIdSchema, messageIdSchema, senderIdSchema } from "./ids.ts";

/** Raised whenever a schema in this file changes its meaning; `wire.test.ts` pins the schemas' hash to it. */
export const PROTOCOL_VERSION = 1;

const httpOrigin = z
  .string()
  .check(z.regex(/^https?:\/\/[^/?#\s]+$/, "an origin is http(s)://host[:port], without a path"));

const httpUrl = z
  .string()
  .check(z.regex(/^https?:\/\/[^/?#\s]+\/[^?#\s]*$/, "a URL is http(s)://host[:port]/path"));

/** What each server says of itself, whatever its identity. */
const serverFacts = {
  protocol: z.int(),
  /** Where pixels and wrapped links point. It may differ from the address of the API. */
  trackingOrigin: httpOrigin,
  /** The ways in which it tells of new hits. */
  signals: z.array(z.enum(["sse", "web-push"])),
  /** Where the stream is, when not at `/v1/stream` of this server: a proxy may cut long answers. */
  streamUrl: z.optional(httpUrl),
  /** For "web-push": the server's VAPID public key (RFC 8292), an uncompressed P-256 point as base64url. */
  pushKey: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/))),
};

/** All that it takes to sign in to a Firebase project. Nothing of it is secret. */
export const firebaseProjectSchema = z.object({
  apiKey: z.string().check(z.minLength(1), z.maxLength(128)),
  projectId: z.string().check(z.minLength(1), z.maxLength(64)),
  /** The OAuth 2.0 client (type "Web application") whose redirect URI is the extension's. */
  clientId: z.string().check(z.minLength(1), z.maxLength(256)),
  /** Whose people may sign in; empty: anyone with a Google account. */
  domains: z.array(z.string().check(z.maxLength(253))),
  /** Base URL of the Auth emulator; a client honours it only when it and the server are on loopback. */
  authEmulator: z.optional(httpOrigin),
  /** Instead of Google's authorization endpoint; honoured on loopback only, like `authEmulator`. */
  authorizationUrl: z.optional(httpUrl),
});
export type FirebaseProject = z.infer<typeof firebaseProjectSchema>;

/** `GET /.well-known/sightline`: what a server is, readable by anyone, before pairing. */
export const serverInfoSchema = z.discriminatedUnion("identity", [
  z.object({ ...serverFacts, identity: z.literal("pairing-code") }),
  z.object({
    ...serverFacts,
    identity: z.literal("firebase"),
    firebase: firebaseProjectSchema,
  }),
]);
export type ServerInfo = z.infer<typeof serverInfoSchema>;

/** The version of the server's secret that a sender key was derived from: the first byte of every token. */
const keyVersion = z.int().check(z.minimum(1), z.maximum(255));

/** 32 bytes, base64url: HKDF(the server's secret of this version, sid). */
const senderKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** What makes a browser a sender's: enough to mint links. */
const senderFacts = {
  protocol: z.int(),
  sid: senderIdSchema,
  keyVersion,
  senderKey,
  trackingOrigin: httpOrigin,
};

/** `POST /v1/pair`, request. The code is as printed, in any case, with or without its hyphen. */
export const pairRequestSchema = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(32)),
  /** The sender that this browser was before; one whose `pairingProof` does not fit is ignored. */
  resume: z.optional(
    z.object({
      sid: senderIdSchema,
      /** Extensions from before there were versions leave it out. */
      keyVersion: z._default(keyVersion, 1),
      proof: z.string().check(z.regex(/^[A-Za-z0-9_-]{12}$/)),
    }),
  ),
});
export type PairRequest = z.infer<typeof pairRequestSchema>;

/** `POST /v1/pair`, answer: for the resumed sender, or a new one. */
export const pairResponseSchema = z.object({
  ...senderFacts,
  /** Bearer token for everything else under `/v1/`. */
  deviceToken: z.string().check(z.minLength(32), z.maxLength(128)),
});
export type PairResponse = z.infer<typeof pairResponseSchema>;

/** Names one signed-in browser of a sender: 16 random bytes as base64url. */
export const deviceIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/**
 * `POST /v1/devices`, answer: the first call after a sign-in. The bearer of every call is the account's ID token then;
 * the account's sender is made at its first device.
 */
export const deviceResponseSchema = z.object({ ...senderFacts, deviceId: deviceIdSchema });
export type DeviceResponse = z.infer<typeof deviceResponseSchema>;

/** `PUT /v1/devices/:id/push`, request: what `PushSubscription.toJSON()` gives (Push API). */
export const pushSubscriptionSchema = z.object({
  endpoint: z.string().check(z.regex(/^https?:\/\/\S+$/), z.maxLength(2_048)),
  expirationTime: z.optional(z.nullable(z.number())),
  keys: z.object({
    /** An uncompressed P-256 point: 65 bytes as base64url. */
    p256dh: z.string().check(z.regex(/^[A-Za-z0-9_-]{87}=?$/)),
    /** 16 bytes as base64url. */
    auth: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}={0,2}$/)),
  }),
});
export type PushSubscriptionJson = z.infer<typeof pushSubscriptionSchema>;

/** `GET /v1/key`, answer: the caller's key under the server's current secret. */
export const keyResponseSchema = z.object({ keyVersion, senderKey });
export type KeyResponse = z.infer<typeof keyResponseSchema>;

/** `GET /v1/events?after=&limit=`, answer. `cursor` is opaque; send it back as `after`. */
export const eventsPageSchema = z.object({
  events: z.array(logEventSchema),
  cursor: z.string().check(z.maxLength(256)),
  /** True when another page is ready at once. */
  more: z.boolean(),
  /** The current version; a browser whose key is of another one asks for its new key at `/v1/key`. */
  keyVersion,
});
export type EventsPage = z.infer<typeof eventsPageSchema>;

/**
 * How far `at` of a view may lie from the server's time, either way, and how old it may be, in milliseconds: so long it is
 * tried again, and a copy of it is good for nothing afterwards.
 */
export const VIEW_TOLERANCE_MS = 120_000;

/**
 * `POST /v1/views`, request: the sender looks at an own tracked mail just now, so that a hit around this moment is theirs.
 * No bearer: the proof is made with the sender's key, so a browser that has signed out can still say it. Answer: 204; the
 * same id again changes nothing. The time that counts is the server's, less `ago`. Problems: `invalid-field` (400);
 * `view-stale` (400): `at` is too far from the server's time, which its `Date` says; `proof-wrong` (403): not by a key of
 * this sender that is in force; `unavailable` (503): the log is down, and the same request will do in a moment.
 */
export const viewRequestSchema = z.object({
  sid: senderIdSchema,
  keyVersion,
  /** Made by the browser, as the server makes those of hits; the view is in the log under it. */
  id: eventIdSchema,
  messageId: messageIdSchema,
  mailClient: z.enum(["gmail", "outlook"]),
  /** When, in milliseconds since 1970, by the server's clock as well as the browser knows it. */
  at: z.int().check(z.nonnegative()),
  /** Milliseconds from the view to this attempt to tell of it: what lies between is no error of anybody's clock. */
  ago: z.int().check(z.minimum(0), z.maximum(VIEW_TOLERANCE_MS)),
  /** See `viewProof`. */
  proof: z.string().check(z.regex(/^[A-Za-z0-9_-]{12}$/)),
});
export type ViewRequest = z.infer<typeof viewRequestSchema>;

/**
 * Why a bearer was not taken. 401, but for `domain-not-allowed` and `email-not-verified`, which are 403: the server knows
 * who it is and wants nothing to do with them.
 * - `unauthorized`: no token, or one that this server did not give or does not know any more.
 * - `token-expired`: an ID token past its hour; a fresh one will do.
 * - `token-revoked`, `account-disabled`: the account's sessions were ended; the person must sign in again.
 * - `sign-in-needed`: a good ID token of an account that has no sender yet; `POST /v1/devices` makes it.
 */
export const AUTH_PROBLEMS = [
  "unauthorized",
  "token-expired",
  "token-revoked",
  "account-disabled",
  "sign-in-needed",
  "domain-not-allowed",
  "email-not-verified",
] as const;
export type AuthProblem = (typeof AUTH_PROBLEMS)[number];

/** Every answer with a status of 400 or above under `/v1/`. */
export const problemSchema = z.object({
  error: z.object({
    /** Stable, for programs: `invalid-field`, `unauthorized`, `pairing-code-wrong`, … */
    code: z.string(),
    /** One sentence, for people. */
    message: z.string(),
    /** The field at fault, where one is. */
    field: z.optional(z.string()),
  }),
});
export type Problem = z.infer<typeof problemSchema>;

/** Names of the server-sent events on `GET /v1/stream`; their data is always `{}`: a signal, never the log. */
export const STREAM_EVENTS = { ready: "ready", hit: "hit", heartbeat: "heartbeat" } as const;

/** A heartbeat is sent this often, in milliseconds. */
export const STREAM_HEARTBEAT_MS = 20_000;
