import type { SentMessage } from "./messages.ts";

/**
 * What a sent mail says of its time. All in milliseconds since 1970.
 * @param at when it was sent, or was given to the mail server to be sent later
 * @param deferredUntil when the mail server sends it; null: at once
 */
export function sendingTime(
  at: number,
  deferredUntil: number | null,
): Pick<SentMessage, "sentAt" | "scheduled"> {
  return deferredUntil === null ? { sentAt: at } : { sentAt: deferredUntil, scheduled: true };
}
