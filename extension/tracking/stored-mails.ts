import { browser } from "wxt/browser";
import type { SentMessage } from "../messages.ts";
import { isSentMessage } from "../own-scripts.ts";

/** Mails in `storage.local`, one item each, so that two tabs never overwrite each other. Rejects when the extension was reloaded. */
export interface StoredMails {
  /** As it stands in storage, to be written together with other items. */
  item(message: SentMessage): Record<string, SentMessage>;
  /** Adds a mail, or replaces what stands there under the same id. */
  put(message: SentMessage): Promise<void>;
  /** Removes a mail; nothing happens when it is not there. */
  remove(id: SentMessage["id"]): Promise<void>;
  /** Every mail that can be read and is to be kept. The others are removed. */
  read(isKept?: (message: SentMessage) => boolean): Promise<SentMessage[]>;
}

/** @param prefix of the items' keys; the mail's id follows */
export function storedMails(prefix: string): StoredMails {
  const keyOf = (id: SentMessage["id"]): string => prefix + id;
  const item = (message: SentMessage) => ({ [keyOf(message.id)]: message });
  return {
    item,
    put: (message) => browser.storage.local.set(item(message)),
    remove: (id) => browser.storage.local.remove(keyOf(id)),
    async read(isKept = () => true) {
      const everything = await browser.storage.local.get(null);
      const messages: SentMessage[] = [];
      const useless: string[] = [];
      for (const [key, value] of Object.entries(everything)) {
        if (!key.startsWith(prefix)) continue;
        const message = readMail(value);
        if (message !== null && isKept(message)) messages.push(message);
        else useless.push(key);
      }
      if (useless.length > 0) await browser.storage.local.remove(useless);
      return messages;
    },
  };
}

/** A mail as it stands in storage, or null where it cannot be read. */
export function readMail(value: unknown): SentMessage | null {
  return isSentMessage(value) ? value : null;
}
