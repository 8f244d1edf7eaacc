import { messageIdSchema, type MessageId } from "../../shared/ids.ts";

/** One notification stands for each subject: a mail, or the summary of several. */
export const SUMMARY = "sightline:summary:";

const mailPattern = /^sightline:mail:([^:]+):(\d+)$/;

export function subjectOfMail(id: MessageId): string {
  return `sightline:mail:${id}:`;
}

/**
 * The id of a notification. It also tells of which hit, by the time of the newest one, because Chrome alerts again when
 * one is made a second time under its id.
 */
export function notificationId(subject: string, at: number): string {
  return subject + at;
}

/** The mail and the hit that a notification speaks of, or null for the summary and for what is not ours. */
export function mailOfNotification(
  id: string,
): { readonly messageId: MessageId; readonly at: number } | null {
  const [, mail, at] = mailPattern.exec(id) ?? [];
  const messageId = messageIdSchema.safeParse(mail);
  return messageId.success ? { messageId: messageId.data, at: Number(at) } : null;
}
