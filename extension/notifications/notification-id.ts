import { messageIdSchema, type MessageId } from "../../shared/ids.ts";

/** One notification stands for each subject: a mail, or the summary of several. */
export const SUMMARY = "sightline:summary:";
/** Sums up mails to be reminded of. */
export const REMINDERS = "sightline:reminders:";

/**
 * What a notification tells of one mail:
 * - `mail`: a hit; its time is the newest one's.
 * - `day`: everything of a day; its time is when the day began.
 * - `no-open`, `no-answer`: what the rep wanted to be reminded of; its time is when.
 */
type Kind = "mail" | "day" | "no-open" | "no-answer";

const mailPattern = /^sightline:(mail|day|no-open|no-answer):([^:]+):(\d+)$/;

/** A notification that speaks of one mail. */
export interface MailNotification {
  readonly kind: Kind;
  readonly messageId: MessageId;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function subjectOfMail(id: MessageId, kind: Kind = "mail"): string {
  return `sightline:${kind}:${id}:`;
}

/**
 * The id of a notification. It also tells of which hit, by the time of the newest one, because Chrome alerts again when
 * one is made a second time under its id.
 */
export function notificationId(subject: string, at: number): string {
  return subject + at;
}

/** What a notification speaks of, or null for one of several mails and for what is not ours. */
export function mailOfNotification(id: string): MailNotification | null {
  const [, kind, mail, at] = mailPattern.exec(id) ?? [];
  const messageId = messageIdSchema.safeParse(mail);
  if (!messageId.success) return null;
  // The pattern names no other.
  return { kind: kind as Kind, messageId: messageId.data, at: Number(at) };
}
