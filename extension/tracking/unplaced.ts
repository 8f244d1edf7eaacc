import { browser } from "wxt/browser";
import type { SentMessage } from "../messages.ts";
import { readMail, storedMails } from "./stored-mails.ts";

const PREFIX = "unplaced/";

/**
 * Sent mails of which the mail client did not say in which thread they went. Whoever confirms such a mail puts it here: a
 * content script, or the background where the tab is gone. `place-mails.ts` finds the thread.
 */
export const unplaced = storedMails(PREFIX);

const DAY = 24 * 3_600_000;
/** So long a mail is looked for: what shows it may be opened any time. */
const KEPT_MS = 30 * DAY;
/** The same for one whose thread a row of a list told: it is held against the mail itself when that is seen. */
const KEPT_WITH_THREAD_MS = 7 * DAY;

/**
 * Every mail that is looked for: its thread is null, or the one of a row that can only have been its own. What is too old (30
 * days, 7 with a thread) or cannot be read is removed.
 * @param now milliseconds since 1970
 */
export function readUnplaced(now: number): Promise<SentMessage[]> {
  return unplaced.read((mail) => now - (mail.sentAt ?? mail.mintedAt) < keptFor(mail));
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
