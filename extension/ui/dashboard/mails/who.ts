import type { MailSummary } from "../../../db/summary.ts";
import { nameOf } from "../../../notifications/words.ts";
import { mailsWords } from "../../../words/mails.ts";

/** To whom a mail went, in a few words: "Ada Lovelace +2". */
export function recipientWords({
  recipients,
  recorded,
}: Pick<MailSummary, "recipients" | "recorded">): string {
  const t = mailsWords.get();
  const [first] = recipients;
  if (!recorded) return t.unknownMail;
  if (first === undefined) return t.noRecipient;
  const who = nameOf(first);
  return recipients.length === 1 ? who : t.andOthers({ who, count: recipients.length - 1 });
}

/** Everybody a mail went to, by name and address. */
export function everyRecipient({ recipients }: Pick<MailSummary, "recipients">): string {
  return recipients
    .map(({ name, email }) => (name.trim() === "" ? email : `${name.trim()} <${email}>`))
    .join("\n");
}

/** The subject, or words for that there is none. */
export function subjectWords({
  subject,
  recorded,
}: Pick<MailSummary, "subject" | "recorded">): string {
  const t = mailsWords.get();
  if (!recorded) return t.notFromHere;
  return subject.trim() === "" ? t.noSubject : subject.trim();
}
