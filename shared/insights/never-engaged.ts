import { isMeasurable, isOpened, type InsightMail } from "./insight-mail.ts";

/** Somebody who was written to and of whom nothing was seen. */
export interface Silent<Mail extends InsightMail> {
  /** In lower case. */
  readonly email: string;
  /** As they were last called; "" where they never were. */
  readonly name: string;
  /** Sent to them, the newest first. */
  readonly mails: readonly Mail[];
  /** Something of these mails was fetched that a person may have fetched. */
  readonly isPerhaps: boolean;
}

/**
 * People to whom mails were sent and of whose mails none was ever opened, clicked or answered by anybody. Where a mail has several
 * recipients and somebody opened it, it may have been any of them, so that none of them is named. Those to whom the most was sent
 * come first.
 * @param sentBefore mails sent later had no time to be read yet; milliseconds since 1970
 */
export function neverEngaged<Mail extends InsightMail>(
  mails: readonly Mail[],
  sentBefore: number,
): Silent<Mail>[] {
  const people = new Map<string, { name: string; mails: Mail[]; isEngaged: boolean }>();
  for (const mail of mails.toSorted((a, b) => b.sentAt - a.sentAt)) {
    if (!isMeasurable(mail)) continue;
    const isEngaged = isOpened(mail, "people");
    const addresses = new Map(mail.recipients.map((one) => [one.email.toLowerCase(), one.name]));
    for (const [email, name] of addresses) {
      const person = people.get(email) ?? { name: "", mails: [], isEngaged: false };
      person.isEngaged ||= isEngaged;
      if (person.name === "") person.name = name;
      if (mail.sentAt <= sentBefore) person.mails.push(mail);
      people.set(email, person);
    }
  }
  return [...people]
    .filter(([, person]) => !person.isEngaged && person.mails.length > 0)
    .map(([email, { name, mails: sent }]) => ({
      email,
      name,
      mails: sent,
      isPerhaps: sent.some((mail) => isOpened(mail, "unconfirmed")),
    }))
    .toSorted(
      (a, b) =>
        b.mails.length - a.mails.length || (b.mails[0]?.sentAt ?? 0) - (a.mails[0]?.sentAt ?? 0),
    );
}
