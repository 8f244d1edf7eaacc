import { browser } from "wxt/browser";
import { type SentMessage, sentMessageSchema } from "../messages.ts";

/**
 * Sent mails of which the mail client did not say in which thread they went, one item of `storage.local` each, so that two
 * tabs never overwrite each other. Whoever confirms such a mail puts it here: a content script, or the background where the
 * tab is gone. `place-mails.ts` finds the thread.
 */
const PREFIX = "unplaced/";

const keyOf = (id: SentMessage["id"]) => PREFIX + id;

const DAY = 24 * 3_600_000;
/** So long a mail is looked for: what shows it may be opened any time. */
const KEPT_MS = 30 * DAY;
/** The same for one whose thread a row of a list told: it is held against the mail itself when that is seen. */
const KEPT_WITH_THREAD_MS = 7 * DAY;

/** As it stands in storage, to be written together with other items. */
export function unplacedItem(message: SentMessage): Record<string, SentMessage> {
  return { [keyOf(message.id)]: message };
}

/** Adds a mail, or replaces what stands there under the same id. Rejects when the extension was reloaded. */
export async function putUnplaced(message: SentMessage): Promise<void> {
  await browser.storage.local.set(unplacedItem(message));
}

/** Removes a mail; nothing happens when it is not there. */
export async function removeUnplaced(id: SentMessage["id"]): Promise<void> {
  await browser.storage.local.remove(keyOf(id));
}

/**
 * Every mail that is looked for: its thread is null, or the one of a row that can only have been its own. What is too old (30
 * days, 7 with a thread) or cannot be read is removed.
 * @param now milliseconds since 1970
 */
export async function readUnplaced(now: number): Promise<SentMessage[]> {
  const everything = await browser.storage.local.get(null);
  const mails: SentMessage[] = [];
  const useless: string[] = [];
  for (const [key, value] of Object.entries(everything)) {
    if (!key.startsWith(PREFIX)) continue;
    const mail = readMail(value);
    if (mail !== null && now - (mail.sentAt ?? mail.mintedAt) < keptFor(mail)) mails.push(mail);
    else useless.push(key);
  }
  if (useless.length > 0) await browser.storage.local.remove(useless);
  return mails;
}

/** Tells of each mail that any tab or the background puts there, or (null) removes. */
export function onUnplaced(
  handler: (id: string, mail: SentMessage | null) => void,
  signal: AbortSignal,
): void {
  browser.storage.local.onChanged.addListener((changes) => {
    if (signal.aborted) return;
    for (const [key, { newValue }] of Object.entries(changes))
      if (key.startsWith(PREFIX)) handler(key.slice(PREFIX.length), readMail(newValue));
  });
}

function keptFor({ threadId }: SentMessage): number {
  return threadId === null ? KEPT_MS : KEPT_WITH_THREAD_MS;
}

function readMail(value: unknown): SentMessage | null {
  return sentMessageSchema.safeParse(value).data ?? null;
}
