import type { Verdict } from "../../../shared/event.ts";
import type { FeedReading } from "../../db/feed.ts";
import type { MessageDocument } from "../../db/message-document.ts";
import { nameOf, subjectOf } from "../../notifications/words.ts";
import { actionWords } from "../hit-words.ts";

/** One row of the feed, as it is read. */
export interface FeedWords {
  /** To whom the mail went: not a claim on who made the hit. */
  readonly recipients: string;
  readonly subject: string;
  /** "Opened" or "Clicked example.com/pricing". */
  readonly action: string;
  readonly verdict: string;
}

const verdicts: Record<Verdict, string> = {
  person: "Person",
  unconfirmed: "Unconfirmed",
  machine: "Machine",
  self: "You",
};

/** @param countUnconfirmed whether the rep chose that what is unconfirmed counts. */
export function feedWords(
  { message, verdict, hits }: FeedReading,
  countUnconfirmed: boolean,
): FeedWords {
  const [newest] = hits;
  return {
    recipients: message.recorded ? recipientsOf(message) : "Unknown mail",
    subject: message.recorded ? subjectOf(message) : "Not sent from this browser",
    action: newest === undefined ? returnedWords(message) : actionWords(newest),
    verdict:
      verdict === "unconfirmed" && countUnconfirmed ? "Unconfirmed, counted" : verdicts[verdict],
  };
}

/** One mail server's word does not say that nobody got it. */
export function returnedWords({ recipients }: Pick<MessageDocument, "recipients">): string {
  return recipients.length > 1 ? "Not delivered to all" : "Not delivered";
}

/** Everybody that a mail went to, by name where there is one. */
export function everyRecipient({ recipients }: Pick<MessageDocument, "recipients">): string {
  return recipients.map(nameOf).join(", ");
}

function recipientsOf({ recipients }: MessageDocument): string {
  const [first, ...others] = recipients.map(nameOf);
  if (first === undefined) return "No recipient";
  return others.length === 0 ? first : `${first} +${others.length}`;
}
