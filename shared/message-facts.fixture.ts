import type { MessageFacts } from "./message-facts.ts";

/** For tests: a mail to one person, sent at 0, of which nothing more is known, but for what is given. */
export function messageFacts(change: Partial<MessageFacts> = {}): MessageFacts {
  return {
    sentAt: 0,
    confirmedAt: null,
    heldFor: 0,
    scheduled: false,
    recipients: 1,
    links: 0,
    repliedAt: null,
    bouncedAt: null,
    followUps: [],
    alongside: {},
    corrections: [],
    ownDevices: [],
    ...change,
  };
}
