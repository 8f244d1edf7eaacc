import type { Folded } from "../../shared/engagement.ts";
import { sentTime, trackingOf, type MessageDocument } from "./message-document.ts";
import { isReminderMet } from "./remind.ts";
import type { MailSummary, ShortReading } from "./summary.ts";
import { unpacked, type SummaryRow } from "./summary-rows.ts";
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

/**
 * The mails that were sent last, newest first, without those that are deleted or superseded.
 * @param limit so many, and with the last of them all that were sent at the same time.
 * @param before only those sent before this, milliseconds since 1970: `sentAt` of the last that is known.
 */
export async function readSummaries(
  db: Pick<Tables, "summaries">,
  { limit, before = Infinity }: { readonly limit: number; readonly before?: number },
): Promise<MailSummary[]> {
  const found = await db.summaries.where("sentAt").below(before).reverse().limit(limit).toArray();
  const last = found.at(-1);
  if (last === undefined || found.length < limit) return found.map(unpacked);
  const ids = new Set(found.map(({ id }) => id));
  const same = await db.summaries.where("sentAt").equals(last.sentAt).toArray();
  return [...found, ...same.filter(({ id }) => !ids.has(id))].map(unpacked);
}

/** So many are read at a time, so that whoever types meanwhile does not wait for thousands. */
const part = 500;

/** All of them, newest first. */
export async function readAllSummaries(db: Pick<Tables, "summaries">): Promise<MailSummary[]> {
  const all: MailSummary[] = [];
  let rows: readonly SummaryRow[];
  do {
    rows = await db.summaries
      .where("id")
      .above(all.at(-1)?.id ?? "")
      .limit(part)
      .toArray();
    for (const row of rows) all.push(unpacked(row));
  } while (rows.length === part);
  return all.sort((a, b) => b.sentAt - a.sentAt);
}
