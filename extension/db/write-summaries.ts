import type { ClientTraits } from "../../shared/message-facts.ts";
import { foldDocument, isGone, type MessageDocument } from "./message-document.ts";
import { summaryOf } from "./summaries.ts";
import { packed } from "./summary-rows.ts";
import type { Tables } from "./tables.ts";

/** Brings the summaries of these mails up to date, inside the caller's transaction; those that are gone lose theirs. */
export async function writeSummaries(
  db: Pick<Tables, "summaries">,
  documents: readonly MessageDocument[],
  ownDevices: readonly ClientTraits[],
): Promise<void> {
  const standing = documents.filter((document) => !isGone(document));
  await Promise.all([
    db.summaries.bulkPut(
      standing.map((document) => packed(summaryOf(document, foldDocument(document, ownDevices)))),
    ),
    db.summaries.bulkDelete(documents.filter(isGone).map(({ id }) => id)),
  ]);
}
