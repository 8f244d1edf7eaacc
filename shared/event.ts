import * as z from "zod/mini";
import { eventIdSchema, messageIdSchema, senderIdSchema } from "./ids.ts";

/** Who made a hit, as far as it can be told. */
const verdictSchema = z.enum(["person", "unconfirmed", "machine", "self"]);
export type Verdict = z.infer<typeof verdictSchema>;

const hitKindSchema = z.enum(["open", "click"]);
export type HitKind = z.infer<typeof hitKindSchema>;

const byte = z.int().check(z.minimum(0), z.maximum(255));

/**
 * One fetch of a pixel or of a wrapped link, as it is stored and as it travels to the extension.
 * It holds no IP address, no raw user agent and nothing of the mail itself.
 */
export const hitEventSchema = z.object({
  id: eventIdSchema,
  sid: senderIdSchema,
  messageId: messageIdSchema,
  /** Index in the mail's recipients; 0 also where one body went to several people. */
  recipient: byte,
  kind: hitKindSchema,
  /** 0 for the pixel, else the position of the link in the mail, from 1. */
  link: byte,
  /** When the server received the request, in milliseconds since 1970. */
  receivedAt: z.int().check(z.nonnegative()),
  /** Seconds between minting and the hit; negative when the sender's clock is ahead. */
  age: z.int(),
  verdict: verdictSchema,
  /** Stable codes of the evidence behind the verdict, strongest first. */
  reasons: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(16)),
  client: z.object({
    /** The program or service that fetched, such as "Gmail", "Apple Mail" or "Chrome"; "" when unknown. */
    family: z.string().check(z.maxLength(64)),
    os: z.string().check(z.maxLength(64)),
    device: z.enum(["desktop", "mobile", "tablet", "unknown"]),
  }),
  network: z.object({
    class: z.enum(["unknown", "mail-proxy", "gateway", "hosting", "access"]),
    /** ISO 3166-1 alpha-2 in capitals, or null when unknown. */
    country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
  }),
});
export type HitEvent = z.infer<typeof hitEventSchema>;
