import "fake-indexeddb/auto";
import { eventIdSchema, messageIdSchema, senderIdSchema } from "../../shared/ids.ts";
import type { LogEvent } from "../../shared/event.ts";
import type { SentMessage } from "../messages.ts";
import type { Telling } from "./tell.ts";
import { openDatabase, type SightlineDatabase } from "./database.ts";

/** For tests: a moment, a sender and a server that all samples share. */
export const sentAt = Date.UTC(2026, 10, 2, 9, 0, 0);
export const account = {
  server: "http://127.0.0.1:8787",
  sid: senderIdSchema.parse("abcdefghijk"),
};

/** For tests: the id of the mail with this number. */
export function mailId(number: number): SentMessage["id"] {
  return messageIdSchema.parse(String(number).padStart(11, "m"));
}

/** For tests: a mail to Ada with two links, confirmed by Gmail. */
export function sentMessage(number: number, facts: Partial<SentMessage> = {}): SentMessage {
  return {
    id: mailId(number),
    mailClient: "gmail",
    account: "rep@example.com",
    subject: `Proposal ${number}`,
    recipients: [{ email: "ada@example.com", name: "Ada Lovelace", field: "to" }],
    links: ["https://www.example.com/pricing?plan=pro#top", "https://docs.example.com/"],
    mintedAt: sentAt,
    threadId: `thread-${number}`,
    mailMessageId: `gmail-${number}`,
    sentAt,
    ...facts,
  };
}

/** For tests: a person’s open of mail 1, ten minutes per number after it was sent: a reading of its own. */
export function hit(number: number, facts: Partial<LogEvent> = {}): LogEvent {
  return {
    id: eventIdSchema.parse(String(number).padStart(16, "e")),
    sid: account.sid,
    messageId: mailId(1),
    recipient: 0,
    kind: "open",
    link: 0,
    receivedAt: sentAt + number * 600_000,
    age: number * 600,
    verdict: "person",
    reasons: [],
    client: { family: "Gmail", os: "", device: "unknown" },
    network: { class: "mail-proxy", country: null },
    ...facts,
  };
}

/** For tests: a rep who wants to be told of what persons do. */
export const telling: Telling = { notify: true, countUnconfirmed: false };

let databases = 0;

/** For tests: an empty database of its own. */
export function emptyDatabase(): SightlineDatabase {
  databases += 1;
  return openDatabase(`test-${databases}`);
}
