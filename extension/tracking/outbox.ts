import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import { type SentMessage, sentMessageSchema } from "../messages.ts";

/**
 * Tracked mails on their way into the database, one item of `storage.local` each, so that two tabs never overwrite
 * each other. A content script puts a mail here when it leaves and again when the mail client names its ids; whoever
 * gets it into the database (the content script's `record-sent`, or the background itself) removes it.
 */
const PREFIX = "outbox/";

/** A mail that was never confirmed is recorded as it is after this long: its tab is closed, or the send failed. */
const UNCONFIRMED_MS = 10 * 60_000;

const keyOf = (id: SentMessage["id"]): `local:${string}` => `local:${PREFIX}${id}`;

/** Adds a mail, or replaces what stands there under the same id. Rejects when the extension was reloaded. */
export async function putInOutbox(message: SentMessage): Promise<void> {
  await storage.setItem(keyOf(message.id), message);
}

/** Removes a mail; nothing happens when it is not there. */
export async function removeFromOutbox(id: SentMessage["id"]): Promise<void> {
  await storage.removeItem(keyOf(id));
}

/**
 * The mails that belong in the database now: the confirmed ones, and those that have waited ten minutes for their
 * confirmation. What cannot be read is removed.
 * @param now milliseconds since 1970
 */
export async function readOutbox(now: number): Promise<SentMessage[]> {
  const everything = await browser.storage.local.get(null);
  const ready: SentMessage[] = [];
  for (const [key, value] of Object.entries(everything)) {
    if (!key.startsWith(PREFIX)) continue;
    const parsed = sentMessageSchema.safeParse(value);
    if (!parsed.success) await storage.removeItem(`local:${key}`);
    else if (parsed.data.sentAt !== null || now - parsed.data.mintedAt >= UNCONFIRMED_MS)
      ready.push(parsed.data);
  }
  return ready;
}

/** True for the keys of a `storage.onChanged` event that tell of something put into the outbox. */
export function isOutboxKey(key: string): boolean {
  return key.startsWith(PREFIX);
}
