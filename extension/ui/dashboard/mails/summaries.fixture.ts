import { blankDocument, completeDocument, foldDocument } from "../../../db/message-document.ts";
import { sentMessage } from "../../../db/samples.ts";
import { summaryOf } from "../../../db/summaries.ts";
import type { MailSummary } from "../../../db/summary.ts";
import type { SentMessage } from "../../../messages.ts";

type Engagement = MailSummary["engagement"];

/** For tests: what lists show of a mail, with these facts; nothing came of it yet. */
export function summaryWith(
  number: number,
  facts: Partial<MailSummary> = {},
  sent: Partial<SentMessage> = {},
): MailSummary {
  const message = sentMessage(number, sent);
  const document = completeDocument(blankDocument(message.id), message, 0);
  return { ...summaryOf(document, foldDocument(document, [])), ...facts };
}

/** For tests: what came of a mail, as far as it is not nothing. */
export function engagementWith(facts: Partial<Engagement>): Engagement {
  return { ...summaryWith(0).engagement, ...facts };
}
