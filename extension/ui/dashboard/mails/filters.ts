import { mailMatcher } from "../../../db/search-mails.ts";
import type { MailSummary } from "../../../db/summary.ts";
import { isMailHot, mailState } from "./mail-state.ts";

/** What mails can be told apart by at a glance. Several together: any of them. */
export const STATE_FILTERS = [
  "notOpened",
  "unconfirmed",
  "opened",
  "clicked",
  "replied",
  "undeliverable",
  "untracked",
  "hot",
  "muted",
  "reminder",
] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

/** Which mails the rep wants to see. */
export interface MailFilters {
  readonly search: string;
  /** None: all. */
  readonly states: readonly StateFilter[];
  /** Null: any, as of the next. */
  readonly tag: string | null;
  readonly mailbox: string | null;
  /** Sent within so many days; null: whenever. */
  readonly days: number | null;
}

export const ALL_MAILS: MailFilters = {
  search: "",
  states: [],
  tag: null,
  mailbox: null,
  days: null,
};

export function isFiltered({ search, states, tag, mailbox, days }: MailFilters): boolean {
  return (
    search.trim() !== "" || states.length > 0 || tag !== null || mailbox !== null || days !== null
  );
}

const dayMs = 24 * 3_600_000;

const tests: Readonly<Record<StateFilter, (mail: MailSummary, now: number) => boolean>> = {
  notOpened: (mail) => mailState(mail, false) === "sent",
  unconfirmed: ({ engagement }) => engagement.state === "unconfirmed",
  // A click and a reply imply an open.
  opened: ({ engagement }) => engagement.firstOpenedAt !== null,
  clicked: ({ engagement }) => engagement.clicks.person > 0,
  replied: ({ engagement }) => engagement.repliedAt !== null,
  undeliverable: ({ engagement }) => engagement.bouncedAt !== null,
  untracked: ({ tracking }) => !tracking.opens && !tracking.links,
  hot: isMailHot,
  muted: ({ muted }) => muted,
  reminder: ({ remind }) => remind !== null,
};

/** Those mails that the rep wants to see, in their order. @param now milliseconds since 1970 */
export function filterMails(
  mails: readonly MailSummary[],
  filters: MailFilters,
  now: number,
): readonly MailSummary[] {
  if (!isFiltered(filters)) return mails;
  const { search, states, tag, mailbox, days } = filters;
  const matches = mailMatcher(search);
  const since = days === null ? -Infinity : now - days * dayMs;
  return mails.filter(
    (mail) =>
      mail.sentAt >= since &&
      (tag === null || mail.tags.includes(tag)) &&
      (mailbox === null || mail.account === mailbox) &&
      (states.length === 0 || states.some((state) => tests[state](mail, now))) &&
      matches(mail),
  );
}

/** All tags and mailboxes that there are, in the order of the alphabet. */
export function choicesOf(mails: readonly MailSummary[]): {
  readonly tags: readonly string[];
  readonly mailboxes: readonly string[];
} {
  const tags = new Set<string>();
  const mailboxes = new Set<string>();
  for (const mail of mails) {
    for (const tag of mail.tags) tags.add(tag);
    if (mail.account !== "") mailboxes.add(mail.account);
  }
  const inOrder = (all: ReadonlySet<string>) =>
    [...all].sort((a, b) => a.localeCompare(b, undefined, { sensitivity: "base" }));
  return { tags: inOrder(tags), mailboxes: inOrder(mailboxes) };
}
