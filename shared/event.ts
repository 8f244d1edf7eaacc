import * as z from "zod/mini";
import { eventIdSchema, messageIdSchema, senderIdSchema } from "./ids.ts";

/** Who made a hit, as far as it can be told. */
const verdictSchema = z.enum(["person", "unconfirmed", "machine", "self"]);
export type Verdict = z.infer<typeof verdictSchema>;

/** What recipients, and machines on the way to them, do with a mail. */
export type HitKind = "open" | "click";

const byte = z.int().check(z.minimum(0), z.maximum(255));

/**
 * One entry of the log, as it is stored and as it travels to the extension: a fetch of a pixel (`open`) or of a wrapped
 * link (`click`), or the word of the sender's own browser that it shows the mail just now (`view`).
 * It holds no IP address, no raw user agent and nothing of the mail itself.
 */
export const logEventSchema = z.object({
  id: eventIdSchema,
  sid: senderIdSchema,
  messageId: messageIdSchema,
  /** Index in the mail's recipients; 0 also where one body went to several people. */
  recipient: byte,
  kind: z.enum(["open", "click", "view"]),
  /** The position of the link in the mail, from 1; 0 for the pixel and for a view. */
  link: byte,
  /** When the server received the request, in milliseconds since 1970, by the server's clock. */
  receivedAt: z.int().check(z.nonnegative()),
  /** Seconds between minting and the hit; negative when the sender's clock is ahead. */
  age: z.int(),
  verdict: verdictSchema,
  /** Stable codes of the evidence that the server saw, the deciding one first; `verdict/reasons.ts` has them all. */
  reasons: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(16)),
  client: z.object({
    /** The program or service that fetched, such as "Gmail", "Apple Mail" or "Chrome"; "" when unknown. */
    family: z.string().check(z.maxLength(64)),
    os: z.string().check(z.maxLength(64)),
    device: z.enum(["desktop", "mobile", "tablet", "unknown"]),
  }),
  network: z.object({
    /**
     * `mail-proxy`: of a mail provider, in the place of its users; `relay`: hides a person's address, as Apple's; `gateway`: of a
     * mail security service; `hosting`: where servers stand; `access`: none of these, as far as is known.
     */
    class: z.enum(["unknown", "mail-proxy", "relay", "gateway", "hosting", "access"]),
    /** ISO 3166-1 alpha-2 in capitals, or null when unknown. */
    country: z.nullable(z.string().check(z.regex(/^[A-Z]{2}$/))),
  }),
});
export type LogEvent = z.infer<typeof logEventSchema>;

/** An event that somebody else may have made: all but views. */
export type HitEvent = LogEvent & { readonly kind: HitKind };

export function isHit(event: LogEvent): event is HitEvent {
  return event.kind !== "view";
}
