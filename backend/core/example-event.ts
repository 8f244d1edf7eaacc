import type { LogEvent } from "../../shared/event.ts";
import { eventIdSchema, messageIdSchema, senderIdSchema } from "../../shared/ids.ts";

/** For tests: two senders that do not know each other. */
export const ANNA = senderIdSchema.parse("annaannaann");
export const BORIS = senderIdSchema.parse("borisborisb");

/** For tests: an event of Anna's; the number makes its id, so equal numbers are the same event. */
export function exampleEvent(number: number, fields: Partial<LogEvent> = {}): LogEvent {
  return {
    id: eventIdSchema.parse(`event-${String(number).padStart(12, "0")}`),
    sid: ANNA,
    messageId: messageIdSchema.parse("AAECAwQFBgc"),
    recipient: 0,
    kind: "open",
    link: 0,
    receivedAt: 1_795_000_000_000 + number,
    age: 120,
    verdict: "person",
    reasons: ["ordinary-program"],
    client: { family: "Gmail", os: "", device: "unknown" },
    network: { class: "mail-proxy", country: null },
    ...fields,
  };
}
