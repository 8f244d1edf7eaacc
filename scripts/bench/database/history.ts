import type { SentMessage } from "../../../extension/messages.ts";
import type { LogEvent } from "../../../shared/event.ts";
import type { EventId, MessageId, SenderId } from "../../../shared/ids.ts";

export const MESSAGES = 5_000;
export const EVENTS_PER_MESSAGE = 20;
export const SENDER = "abcdefghijk" as SenderId;

const HOUR_MS = 3_600_000;
const FIRST_SENT_AT = Date.UTC(2026, 0, 5);
/** Forty mails a day. */
const BETWEEN_MAILS_MS = HOUR_MS * 0.6;

/** A year and more of one rep: 5,000 mails, each in a thread of its own. */
export function sentMail(index: number): SentMessage {
  const mintedAt = FIRST_SENT_AT + index * BETWEEN_MAILS_MS;
  return {
    id: `message${index.toString(36).padStart(4, "0")}` as MessageId,
    mailClient: "gmail",
    account: "rep@example.com",
    subject: `The offer we talked about, number ${index}`,
    recipients: [{ email: `person${index}@example.net`, name: `Person ${index}`, field: "to" }],
    links: ["https://www.example.com/offer", "https://www.example.com/terms"],
    mintedAt,
    threadId: threadOf(index),
    mailMessageId: `19${index.toString(16).padStart(14, "0")}`,
    sentAt: mintedAt + 1_000,
  };
}

export function threadOf(index: number): string {
  return `18${index.toString(16).padStart(14, "0")}`;
}

/**
 * The hits on those mails, 20 each, as the log has them: in the order of arrival. A mail is read most in its first
 * hours and now and then for weeks, so the hits of many mails lie mixed.
 */
export function hitsInOrder(): LogEvent[] {
  const chance = sequence(1);
  const hits: LogEvent[] = [];
  for (let index = 0; index < MESSAGES; index += 1) {
    const { id, mintedAt } = sentMail(index);
    for (let hit = 0; hit < EVENTS_PER_MESSAGE; hit += 1) {
      const age = Math.floor(60 + 10 ** (chance() * 4.3 + 1.7));
      const isClick = hit % 5 === 4;
      hits.push({
        id: `event${index.toString(36).padStart(8, "0")}${hit.toString(36).padStart(8, "0")}` as EventId,
        sid: SENDER,
        messageId: id,
        recipient: 0,
        kind: isClick ? "click" : "open",
        link: isClick ? 1 : 0,
        receivedAt: mintedAt + age * 1_000,
        age,
        verdict: hit % 4 === 3 ? "machine" : "person",
        reasons: ["mail-program-proxy"],
        client: { family: "Gmail", os: "", device: "unknown" },
        network: { class: "mail-proxy", country: null },
      });
    }
  }
  return hits.sort((a, b) => a.receivedAt - b.receivedAt);
}

/** Numbers from 0 to 1 that look like chance and are the same in every run (mulberry32). */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
