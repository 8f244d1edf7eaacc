import type { Verdict } from "../../../shared/event.ts";
import type { FeedEntry } from "../../db/feed.ts";
import { destinationOf, subjectOf } from "../../notifications/words.ts";

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

export function feedWords({ event, message }: FeedEntry): FeedWords {
  return {
    recipients: message.recorded ? recipientsOf(message) : "Unknown mail",
    subject: message.recorded ? subjectOf(message) : "Not sent from this browser",
    action:
      event.kind === "open"
        ? "Opened"
        : `Clicked ${destinationOf(message, event.link) ?? "a link"}`,
    verdict: verdicts[event.verdict],
  };
}

function recipientsOf({ recipients }: FeedEntry["message"]): string {
  const [first, ...others] = recipients.map(({ name, email }) => name.trim() || email);
  if (first === undefined) return "No recipient";
  return others.length === 0 ? first : `${first} +${others.length}`;
}
