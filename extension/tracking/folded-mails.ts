import { MESSAGE_ID } from "../../shared/id-shapes.ts";
import type { OpenThread } from "../mail/mail-client.ts";
import type { ThreadStatus } from "../messages.ts";
import { ownSenders } from "./own-senders.ts";

const MINUTE = 60_000;
/** How far the clocks of the mail server and of Sightline's may be apart, beside the minute that a page leaves out. */
const APART_MS = 30_000;

/**
 * Which folded mails of a thread are tracked ones, where the page does not name mails: their pixels name them, and those of
 * folded mails do not show. One is known by the minute in which it was sent, and only where that leaves no choice.
 * @returns the tracked mails' ids by the folded ones'
 */
export function foldedMails(
  thread: Pick<OpenThread, "account" | "messages">,
  { messages, sentAt }: ThreadStatus,
): ReadonlyMap<string, string> {
  const shown = thread.messages();
  const isTracked = (id: string): boolean => Object.hasOwn(messages, id);
  const known = new Set(shown.map(({ messageId }) => messageId).filter(isTracked));
  // Where the page names mails, none of these has Sightline's own id.
  const missing = Object.entries(sentAt ?? {}).filter(
    ([id]) => isTracked(id) && !known.has(id) && MESSAGE_ID.test(id),
  );
  if (missing.length === 0) return new Map();

  const own = ownSenders(thread.account);
  for (const message of shown) if (known.has(message.messageId)) own.add(message);
  const folded = shown.filter(
    (message) =>
      message.contents === null &&
      !known.has(message.messageId) &&
      (own.isEmpty() || own.has(message)),
  );

  const found = new Map<string, string>();
  for (const { messageId, sentAt: minute } of folded) {
    const [mail, ...others] = missing.filter(([, at]) => isWithin(minute, at));
    if (mail === undefined || others.length > 0) continue;
    const [id, at] = mail;
    const meant = folded.filter(({ sentAt: other }) => isWithin(other, at));
    if (meant.length === 1) found.set(messageId, id);
  }
  return found;
}

/** Whether something can have happened in the minute that a page shows. */
function isWithin(minute: number | null, at: number): boolean {
  return minute !== null && at >= minute - APART_MS && at < minute + MINUTE + APART_MS;
}
