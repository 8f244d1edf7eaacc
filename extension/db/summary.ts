import type { Engagement } from "../../shared/engagement.ts";
import type { HitKind, Verdict } from "../../shared/event.ts";
import type { MessageId } from "../../shared/ids.ts";
import type { MailPerson, SentMessage } from "../messages.ts";
import type { MessageDocument } from "./message-document.ts";

/** One reading of a mail, or one click, in short: when it began (milliseconds since 1970), what, and whose. */
export type ShortReading = readonly [at: number, kind: HitKind, verdict: Verdict];

/**
 * What lists and charts show of a mail: all but its events, so that thousands are read in one go. One row for each mail
 * that stands in somebody's mailbox: none for superseded and deleted ones.
 */
export interface MailSummary {
  readonly id: MessageId;
  readonly mailClient: SentMessage["mailClient"];
  readonly mailHost?: string | undefined;
  readonly account: string;
  readonly subject: string;
  readonly recipients: readonly MailPerson[];
  readonly links: readonly string[];
  readonly threadId: string | null;
  readonly mailMessageId: string | null;
  /** See `MessageDocument`. */
  readonly recorded: boolean;
  /** By the server's clock, as well as it is known; milliseconds since 1970. Of one that is scheduled, when it is to go. */
  readonly sentAt: number;
  readonly tracking: { readonly opens: boolean; readonly links: boolean };
  readonly tags: readonly string[];
  readonly muted: boolean;
  readonly remind: MessageDocument["remind"];
  readonly engagement: Engagement;
  /** The oldest first, the rep's own and machines' among them. */
  readonly readings: readonly ShortReading[];
  /** When the newest hit came, or the reply or bounce, if that is newer. */
  readonly lastEventAt: number | null;
}
