import type { ThreadMessage } from "../mail/mail-client.ts";

/**
 * Who writes delivery notices (RFC 3464 asks for no name; seen in 2026): Gmail and Postfix `mailer-daemon`, Exchange
 * `postmaster` and `MicrosoftExchange<32 hex digits>`, others as below. "<>" is the envelope's sender of each of them.
 */
const ADDRESS =
  /^(?:mailer-?daemon|mail-?daemon|postmaster|mailerdaemon|bounces?(?:[-+=].*)?|mail-?delivery(?:-?(?:system|subsystem))?|microsoftexchange[0-9a-f]{32})@/i;
const NAME =
  /^(?:mail delivery (?:sub)?system|mailer[- ]daemon|postmaster|internet mail delivery)$/i;

/** What mail servers say that go on trying; Gmail's "Delivery incomplete" among them. */
const DELAY =
  /delivery incomplete|\bdelivery status notification \(delay\)|will (?:keep (?:trying|retrying)|retry|continue to (?:try|retry)|be retried)|(?:has|have) (?:been delayed|not (?:yet )?been delivered yet)|delivery (?:is|has been) delayed|delivery to the following recipients? has been delayed/i;

/** What a mail server says of a mail's delivery; `null` for what a person or a program of theirs wrote. */
export type DeliveryNotice = "failed" | "delayed" | "unread" | null;

/**
 * Tells mail servers' notices from mail. `unread`: a notice of which the page does not show enough to know what it says; it
 * is no answer in any case.
 */
export function deliveryNotice({
  sender,
  senderName,
  contents,
}: Pick<ThreadMessage, "sender" | "senderName" | "contents">): DeliveryNotice {
  const address = sender.trim();
  const isNotice =
    address === "" || address === "<>" || ADDRESS.test(address) || NAME.test(senderName.trim());
  if (!isNotice) return null;
  if (contents === null) return "unread";
  return DELAY.test(contents.textContent) ? "delayed" : "failed";
}
