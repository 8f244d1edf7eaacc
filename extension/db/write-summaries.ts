import type { MessageId } from "../../shared/ids.ts";
import type { ClientTraits } from "../../shared/message-facts.ts";
import { foldDocument, isGone, sentTime, type MessageDocument } from "./message-document.ts";
import { readMany } from "./read-many.ts";
import { summaryOf } from "./summaries.ts";
import type { MailSummary } from "./summary.ts";
import { packed, spanOf, type SummaryRow } from "./summary-rows.ts";
import type { Tables } from "./tables.ts";

/** A mail as it is to be, and what is to be read of it. */
export interface SummedMail {
  /** As it was; null where nothing was known of it, or the time at which it was sent is the same. */
  readonly before: MessageDocument | null;
  readonly document: MessageDocument;
  readonly summary: MailSummary;
}

/**
 * Brings the summaries of these mails up to date, inside the caller's transaction; those that are gone lose theirs. None of them
 * was sent at another time than it was known to be.
 */
export async function writeSummaries(
  db: Pick<Tables, "summaries">,
  documents: readonly MessageDocument[],
  ownDevices: readonly ClientTraits[],
): Promise<void> {
  const mails = documents.map((document): SummedMail => {
    const summary = summaryOf(document, foldDocument(document, ownDevices));
    return { before: null, document, summary };
  });
  await db.summaries.bulkPut(await renewedSummaries(db, mails));
}

/** The rows of these mails as they are to be written, in the caller's transaction; those that would stay the same are not there. */
export async function renewedSummaries(
  db: Pick<Tables, "summaries">,
  changed: readonly SummedMail[],
): Promise<SummaryRow[]> {
  const bySpan = new Map<number, Map<MessageId, string | null>>();
  const put = (at: number, id: MessageId, text: string | null): void => {
    const span = spanOf(at);
    const mails = bySpan.get(span) ?? new Map<MessageId, string | null>();
    bySpan.set(span, mails.set(id, text));
  };
  for (const { before, document, summary } of changed) {
    if (before !== null) put(sentTime(before), document.id, null);
    put(summary.sentAt, document.id, isGone(document) ? null : packed(summary));
  }
  const rows = await readMany(db.summaries, [...bySpan.keys()], ({ span }) => span);
  return [...bySpan].flatMap(([span, texts], index) => {
    const old: SummaryRow["mails"] = rows[index]?.mails ?? {};
    const isSame = [...texts].every(([id, text]) => (old[id] ?? null) === text);
    if (isSame) return [];
    const mails = { ...old };
    for (const [id, text] of texts) {
      if (text === null) delete mails[id];
      else mails[id] = text;
    }
    return [{ span, mails }];
  });
}
