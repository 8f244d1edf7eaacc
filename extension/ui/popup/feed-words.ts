import type { Verdict } from "../../../shared/event.ts";
import type { FeedReading } from "../../db/feed.ts";
import type { MessageDocument } from "../../db/message-document.ts";
import { list } from "../../i18n/format.ts";
import { nameOf, subjectOf } from "../../notifications/words.ts";
import { popupWords } from "../../words/popup.ts";
import { timelineWords } from "../../words/timeline.ts";
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

/** @param countUnconfirmed whether the rep chose that what is unconfirmed counts. */
export function feedWords(reading: FeedReading, countUnconfirmed: boolean): FeedWords {
  const t = popupWords.get();
  const { message, verdict } = reading;
  return {
    recipients: message.recorded ? recipientsOf(message) : t.unknownMail,
    subject: message.recorded ? subjectOf(message) : t.notSentHere,
    action: actionOf(reading),
    verdict:
      verdict === "unconfirmed" && countUnconfirmed ? t.unconfirmedCounted : verdictName(verdict),
  };
}

function actionOf({ kind, message, hits: [newest] }: FeedReading): string {
  if (newest !== undefined) return actionWords(newest);
  if (kind === "bounce") return returnedWords(message);
  // Of several people it is not known who.
  return message.recipients.length > 1
    ? timelineWords.get().someoneReplied
    : popupWords.get().replied;
}

function verdictName(verdict: Verdict): string {
  return timelineWords.get()[verdict];
}

/** One mail server's word does not say that nobody got it. */
export function returnedWords({ recipients }: Pick<MessageDocument, "recipients">): string {
  const t = popupWords.get();
  return recipients.length > 1 ? t.notDeliveredToAll : t.notDelivered;
}

/** Everybody that a mail went to, by name where there is one. */
export function everyRecipient({ recipients }: Pick<MessageDocument, "recipients">): string {
  return list(recipients.map(nameOf));
}

function recipientsOf({ recipients }: MessageDocument): string {
  const t = popupWords.get();
  const [first, ...others] = recipients.map(nameOf);
  if (first === undefined) return t.noRecipient;
  return others.length === 0 ? first : t.andOthers({ name: first, count: others.length });
}
