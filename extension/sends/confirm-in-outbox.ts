import { browser } from "wxt/browser";
import type { MessageId } from "../../shared/ids.ts";
import type { SentMessage } from "../messages.ts";
import { sendingTime } from "../sending-time.ts";
import { outbox } from "../tracking/outbox.ts";
import { unplaced } from "../tracking/unplaced.ts";
import type { SeenSend } from "./follow-sends.ts";

/** Undo holds a mail back for 10 s at most; nobody waits longer than this for a request that comes by itself. */
const youngMs = 120_000;

/** A mail of Outlook's that is prepared, and of which it is not known yet whether it left. */
function isUnconfirmed({ mailClient, sentAt }: SentMessage): boolean {
  return mailClient === "outlook" && sentAt === null;
}

/**
 * Confirms mails of Outlook's whose requests were seen, so that one whose tab is gone is recorded all the same. Its thread is
 * not known, and looked for; a tab that knows it says so afterwards. Those that the outbox does not hold, or holds as
 * confirmed, are left alone.
 */
export async function confirmInOutbox({
  messageIds,
  at,
  deferredUntil,
}: Pick<SeenSend, "messageIds" | "at" | "deferredUntil">): Promise<void> {
  for (const message of await outbox.read()) {
    if (!messageIds.includes(message.id) || !isUnconfirmed(message)) continue;
    const confirmed = { ...message, ...sendingTime(at, deferredUntil), mailMessageId: message.id };
    // At once: whoever takes it from the outbox finds the other there.
    await browser.storage.local.set({ ...outbox.item(confirmed), ...unplaced.item(confirmed) });
  }
}

/**
 * The one mail of the last two minutes that waits for its request, at `now` milliseconds since 1970; null where there is
 * none, or where it could be another.
 */
export async function onlyUnconfirmed(now: number): Promise<MessageId | null> {
  const [only, ...others] = (await outbox.read()).filter(
    (message) => isUnconfirmed(message) && now - message.mintedAt < youngMs,
  );
  return only === undefined || others.length > 0 ? null : only.id;
}
