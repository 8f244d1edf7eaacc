import { storedMails } from "./stored-mails.ts";

const PREFIX = "outbox/";

/**
 * Tracked mails on their way into the database. A content script puts a mail here when it leaves and again when the mail
 * client names its ids; whoever gets it into the database (the content script's `record-sent`, or the background itself)
 * removes it.
 */
export const outbox = storedMails(PREFIX);

/** True for the keys of a `storage.onChanged` event that tell of something put into the outbox. */
export function isOutboxKey(key: string): boolean {
  return key.startsWith(PREFIX);
}
