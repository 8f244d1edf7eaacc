import type { WallTime } from "../../../shared/insights/zoned-clock.ts";
import type { MailSummary } from "../../db/summary.ts";

/** Of which mails insights tell. */
export interface Choice {
  /** Sent in so many days, today among them; null: whenever. */
  readonly days: number | null;
  /** The address of a mailbox; null: all of them. */
  readonly account: string | null;
}

/** What was chosen, and since when. */
export interface Chosen {
  /** All mails of the mailbox. */
  readonly ofMailbox: readonly MailSummary[];
  /** Those of them that were sent in the time that was chosen. */
  readonly mails: readonly MailSummary[];
  /** The first day of that time, and today, counted since 1970-01-01 on the rep's wall. */
  readonly from: number;
  readonly to: number;
}

/** @param today counted since 1970-01-01, as all days */
export function chooseMails(
  all: readonly MailSummary[],
  { days, account }: Choice,
  clock: (at: number) => WallTime,
  today: number,
): Chosen {
  const ofMailbox = all.filter((mail) => account === null || mail.account === account);
  const from = days === null ? firstDay(ofMailbox, clock, today) : today - days + 1;
  // What is scheduled for another day cannot have been read yet.
  const isWithin = ({ day }: WallTime): boolean => day >= from && day <= today;
  const mails = ofMailbox.filter(({ sentAt }) => isWithin(clock(sentAt)));
  return { ofMailbox, mails, from, to: today };
}

function firstDay(
  mails: readonly MailSummary[],
  clock: (at: number) => WallTime,
  today: number,
): number {
  const first = mails.reduce((least, { sentAt }) => Math.min(least, sentAt), Infinity);
  return first === Infinity ? today : Math.min(today, clock(first).day);
}

/** The mailboxes that mails were sent from, by their addresses, without those of which nothing is known. */
export function mailboxesOf(all: readonly MailSummary[]): string[] {
  return [...new Set(all.map(({ account }) => account))].filter((one) => one !== "").toSorted();
}
