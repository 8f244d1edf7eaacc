import type { MessageId } from "../../shared/ids.ts";
import type { MessageExplanation } from "../messages.ts";
import { explainFolded } from "./explain.ts";
import { foldDocument, isGone, type MessageDocument } from "./message-document.ts";
import { ownDevices, type OwnDevice } from "./own-devices.ts";
import { summaryOf } from "./summaries.ts";
import type { MailSummary } from "./summary.ts";
import type { Tables } from "./tables.ts";

/** A mail as a list shows it, and everything that came of it. */
export interface MailDetail {
  readonly summary: MailSummary;
  readonly explanation: MessageExplanation;
}

/** Null for a mail that there is not, or no longer. */
export async function readMailDetail(
  db: Pick<Tables, "messages" | "kv">,
  messageId: MessageId,
): Promise<MailDetail | null> {
  const [document, devices] = await Promise.all([db.messages.get(messageId), ownDevices.read(db)]);
  return document === undefined || isGone(document) ? null : detailOf(document, devices);
}

/** @param devices that the rep called their own. */
export function detailOf(document: MessageDocument, devices: readonly OwnDevice[]): MailDetail {
  const folded = foldDocument(document, devices);
  return { summary: summaryOf(document, folded), explanation: explainFolded(document, folded) };
}
