import * as fc from "fast-check";
import type { LogEvent } from "../../../shared/event.ts";
import { eventIdSchema, messageIdSchema, senderIdSchema } from "../../../shared/ids.ts";

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const characters = (alphabet: string, minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...alphabet.split("")), { minLength, maxLength })
    .map((parts) => parts.join(""));

/** At most 64 UTF-16 units, also of characters that take two. */
const text = fc.string({ unit: "binary", maxLength: 32 });
const byte = fc.nat({ max: 255 });

/** For tests: any sender. */
export const anySender = characters("abcdefghijklmnopqrstuvwxyz234567", 11, 11).map((id) =>
  senderIdSchema.parse(id),
);

/** For tests: whatever the schema of events allows, of one sender; but for ids that Firestore reserves, `__…__`. */
export function anyEvent(sid: LogEvent["sid"]): fc.Arbitrary<LogEvent> {
  return fc.record({
    id: characters(BASE64URL, 16, 40)
      .filter((id) => !/^__.*__$/.test(id))
      .map((id) => eventIdSchema.parse(id)),
    sid: fc.constant(sid),
    messageId: characters(BASE64URL, 11, 11).map((id) => messageIdSchema.parse(id)),
    recipient: byte,
    kind: fc.constantFrom("open" as const, "click", "view"),
    link: byte,
    receivedAt: fc.maxSafeNat(),
    age: fc.maxSafeInteger(),
    verdict: fc.constantFrom("person" as const, "unconfirmed", "machine", "self"),
    reasons: fc.array(text, { maxLength: 16 }),
    client: fc.record({
      family: text,
      os: text,
      device: fc.constantFrom("desktop" as const, "mobile", "tablet", "unknown"),
    }),
    network: fc.record({
      class: fc.constantFrom(
        "unknown" as const,
        "mail-proxy",
        "relay",
        "gateway",
        "hosting",
        "access",
      ),
      country: fc.option(characters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 2, 2), { nil: null }),
    }),
  });
}
