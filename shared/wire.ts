import * as z from "zod/mini";
import { hitEventSchema } from "./event.ts";
import { senderIdSchema } from "./ids.ts";

/** Raised whenever a schema in this file changes its meaning; `wire.test.ts` pins the schemas' hash to it. */
export const PROTOCOL_VERSION = 1;

const httpOrigin = z
  .string()
  .check(z.regex(/^https?:\/\/[^/?#\s]+$/, "an origin is http(s)://host[:port], without a path"));

/** `GET /.well-known/sightline`: what a server is, readable by anyone, before pairing. */
export const serverInfoSchema = z.object({
  protocol: z.int(),
  /** Where pixels and wrapped links point. It may differ from the address of the API. */
  trackingOrigin: httpOrigin,
  identity: z.enum(["pairing-code", "firebase"]),
  signals: z.array(z.enum(["sse", "web-push"])),
});
export type ServerInfo = z.infer<typeof serverInfoSchema>;

/** `POST /v1/pair`, request. The code is as printed, in any case, with or without its hyphen. */
export const pairRequestSchema = z.object({
  code: z.string().check(z.minLength(1), z.maxLength(32)),
  /** The sender that this browser was before; one whose `pairingProof` does not fit is ignored. */
  resume: z.optional(
    z.object({ sid: senderIdSchema, proof: z.string().check(z.regex(/^[A-Za-z0-9_-]{12}$/)) }),
  ),
});
export type PairRequest = z.infer<typeof pairRequestSchema>;

/** `POST /v1/pair`, answer: all that a browser needs to mint links and to read its own events. */
export const pairResponseSchema = z.object({
  protocol: z.int(),
  /** The resumed sender, or a new one. */
  sid: senderIdSchema,
  /** 32 bytes, base64url: HKDF(server secret, sid). */
  senderKey: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)),
  /** Bearer token for `/v1/events` and `/v1/stream`. */
  deviceToken: z.string().check(z.minLength(32), z.maxLength(128)),
  trackingOrigin: httpOrigin,
});
export type PairResponse = z.infer<typeof pairResponseSchema>;

/** `GET /v1/events?after=&limit=`, answer. `cursor` is opaque; send it back as `after`. */
export const eventsPageSchema = z.object({
  events: z.array(hitEventSchema),
  cursor: z.string().check(z.maxLength(256)),
  /** True when another page is ready at once. */
  more: z.boolean(),
});
export type EventsPage = z.infer<typeof eventsPageSchema>;

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
