import type { Folded } from "../../shared/engagement.ts";
import { sentTime, trackingOf, type MessageDocument } from "./message-document.ts";
import { isReminderMet } from "./remind.ts";
import type { MailSummary, ShortReading } from "./summary.ts";
import { unpackedRow, type SummaryRow } from "./summary-rows.ts";
import type { Tables } from "./tables.ts";

/** What lists and charts show of a mail. */
export function summaryOf(
  document: MessageDocument,
  { engagement, sessions }: Pick<Folded, "engagement" | "sessions">,
): MailSummary {
  const { id, mailClient, mailHost, account, subject, recipients, links } = document;
  const { threadId, mailMessageId, recorded, tags, muted, remind, lastEventAt } = document;
  return {
    id,
    mailClient,
    ...(mailHost === undefined ? {} : { mailHost }),
    account,
    subject,
    recipients,
    links,
    threadId,
    mailMessageId,
    recorded,
    sentAt: sentTime(document),
    tracking: trackingOf(document),
    tags,
    muted,
    remind: remind !== null && isReminderMet(remind, engagement) ? null : remind,
    engagement,
    readings: shortReadings(sessions),
    lastEventAt,
  };
}

/** Readings and clicks in short, the oldest first. */
export function shortReadings(sessions: Folded["sessions"]): ShortReading[] {
  const readings: ShortReading[] = [];
  for (const { hits, verdict } of sessions) {
    const [first] = hits;
    if (first !== undefined) readings.push([first.receivedAt, first.kind, verdict]);
  }
  return readings;
}

/** So many rows are read at a time, so that whoever types meanwhile does not wait for thousands of mails. */
const part = 25;

/** So many mails, those that were sent last, newest first, without those that are deleted or superseded. */
export async function readSummaries(
  db: Pick<Tables, "summaries">,
  { limit }: { readonly limit: number },
): Promise<MailSummary[]> {
  const found: MailSummary[] = [];
  let rows: readonly SummaryRow[] = [];
  do {
    rows = await db.summaries
      .where("span")
      .below(rows.at(-1)?.span ?? Infinity)
      .reverse()
      .limit(part)
      .toArray();
    for (const row of rows) found.push(...newestFirst(unpackedRow(row)));
  } while (rows.length === part && found.length < limit);
  return found.slice(0, limit);
}

/** All of them, newest first. */
export async function readAllSummaries(db: Pick<Tables, "summaries">): Promise<MailSummary[]> {
  const all: MailSummary[] = [];
  let rows: readonly SummaryRow[] = [];
  do {
    rows = await db.summaries
      .where("span")
      .above(rows.at(-1)?.span ?? -Infinity)
      .limit(part)
      .toArray();
    for (const row of rows) all.push(...unpackedRow(row));
  } while (rows.length === part);
  return newestFirst(all);
}

function newestFirst(mails: readonly MailSummary[]): MailSummary[] {
  return mails.toSorted((a, b) => b.sentAt - a.sentAt);
}
