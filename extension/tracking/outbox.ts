import { browser } from "wxt/browser";
import { type SentMessage, sentMessageSchema } from "../messages.ts";

/**
 * Tracked mails on their way into the database, one item of `storage.local` each, so that two tabs never overwrite
 * each other. A content script puts a mail here when it leaves and again when the mail client names its ids; whoever
 * gets it into the database (the content script's `record-sent`, or the background itself) removes it.
 */
const PREFIX = "outbox/";

const keyOf = (id: SentMessage["id"]) => PREFIX + id;

/** As it stands in storage, to be written together with other items. */
export function outboxItem(message: SentMessage): Record<string, SentMessage> {
  return { [keyOf(message.id)]: message };
}

/** Adds a mail, or replaces what stands there under the same id. Rejects when the extension was reloaded. */
export async function putInOutbox(message: SentMessage): Promise<void> {
  await browser.storage.local.set(outboxItem(message));
}

/** Removes a mail; nothing happens when it is not there. */
export async function removeFromOutbox(id: SentMessage["id"]): Promise<void> {
  await browser.storage.local.remove(keyOf(id));
}

/** Every mail in the outbox. What cannot be read is removed. */
export async function readOutbox(): Promise<SentMessage[]> {
  const everything = await browser.storage.local.get(null);
  const messages: SentMessage[] = [];
  for (const [key, value] of Object.entries(everything)) {
    if (!key.startsWith(PREFIX)) continue;
    const parsed = sentMessageSchema.safeParse(value);
    if (parsed.success) messages.push(parsed.data);
    else await browser.storage.local.remove(key);
  }
  return messages;
}

/** True for the keys of a `storage.onChanged` event that tell of something put into the outbox. */
export function isOutboxKey(key: string): boolean {
  return key.startsWith(PREFIX);
}
