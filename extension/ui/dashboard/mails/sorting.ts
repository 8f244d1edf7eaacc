import { locale } from "../../../i18n/i18n.ts";
import type { MailSummary } from "../../../db/summary.ts";
import { mailState, type MailState } from "./mail-state.ts";

export const COLUMNS = [
  "state",
  "recipient",
  "subject",
  "opens",
  "clicks",
  "activity",
  "sent",
  "tags",
] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sorting {
  readonly by: Column;
  readonly descending: boolean;
}

/** The newest first. */
export const NEWEST_FIRST: Sorting = { by: "sent", descending: true };

/** What a press on a column's head sorts by: the other way round, or first in the way that column is mostly wanted. */
export function nextSorting(now: Sorting, by: Column): Sorting {
  if (now.by === by) return { by, descending: !now.descending };
  return { by, descending: by !== "recipient" && by !== "subject" && by !== "tags" };
}

const strength: Readonly<Record<MailState, number>> = {
  untracked: 0,
  sent: 1,
  undeliverable: 2,
  unconfirmed: 3,
  opened: 4,
  clicked: 5,
  replied: 6,
};

const numbers: Readonly<Partial<Record<Column, (mail: MailSummary) => number>>> = {
  state: (mail) => strength[mailState(mail, false)],
  opens: ({ engagement }) => engagement.opens.person + engagement.opens.unconfirmed / 1_000,
  clicks: ({ engagement }) => engagement.clicks.person + engagement.clicks.unconfirmed / 1_000,
  activity: ({ lastEventAt }) => lastEventAt ?? 0,
  sent: ({ sentAt }) => sentAt,
};

const texts: Readonly<Partial<Record<Column, (mail: MailSummary) => string>>> = {
  recipient: ({ recipients: [first] }) => first?.name.trim() || first?.email || "",
  subject: ({ subject }) => subject.trim(),
  tags: ({ tags }) => tags.join(" "),
};

/**
 * Mails in the order of a column; where that says nothing, the newest first. What is empty stands at the end, whichever way.
 * @param mails the newest first
 */
export function sortMails(
  mails: readonly MailSummary[],
  { by, descending }: Sorting,
): readonly MailSummary[] {
  if (by === NEWEST_FIRST.by && descending) return mails;
  const direction = descending ? -1 : 1;
  const number = numbers[by];
  if (number !== undefined) {
    const keyed = mails.map((mail) => ({ mail, key: number(mail) }));
    return keyed.sort((a, b) => (a.key - b.key) * direction).map(({ mail }) => mail);
  }
  const text = texts[by];
  if (text === undefined) return mails;
  const { compare } = new Intl.Collator(locale.get(), { sensitivity: "base", numeric: true });
  const keyed = mails.map((mail) => ({ mail, key: text(mail) }));
  return keyed
    .sort((a, b) => {
      if (a.key === "" || b.key === "") return Number(a.key === "") - Number(b.key === "");
      return compare(a.key, b.key) * direction;
    })
    .map(({ mail }) => mail);
}
