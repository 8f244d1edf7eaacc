import type { OpenThread, ThreadMessage } from "../mail/mail-client.ts";
import { isQuoted } from "../mail/quote-marks.ts";
import { trackedParts } from "../mail/tracked-parts.ts";
import type { SeenMail, ThreadStatus } from "../messages.ts";
import type { BackgroundLink } from "./background-link.ts";
import { deliveryNotice } from "./delivery-notices.ts";
import { foldedMails } from "./folded-mails.ts";
import { ownSenders } from "./own-senders.ts";
import { retry } from "./retry.ts";
import type { StatusBook } from "./status-book.ts";

export interface SeenMailOptions {
  readonly book: StatusBook;
  readonly link: Pick<BackgroundLink, "recordSeen">;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Tells the background, once per view of the thread, what mails below tracked ones say of them. */
export function watchSeenMails(thread: OpenThread, options: SeenMailOptions): void {
  let status: ThreadStatus | null = null;
  const told = new Set<string>();

  function look(): void {
    if (status === null) return;
    for (const [messageId, mail] of seenMails(thread, status, options)) {
      if (told.has(messageId)) continue;
      told.add(messageId);
      void retry(() => options.link.recordSeen(mail), {
        attempts: 4,
        firstPauseMs: 500,
        signal: options.signal,
      });
    }
  }

  thread.onMessages(look);
  options.book.follow(
    thread.threadId,
    (known) => {
      status = known;
      look();
    },
    thread.closed,
  );
}

/**
 * What stands below tracked mails and is new to the background, by its own id:
 * - what somebody else wrote first below those that count as unanswered, also below those that were sent untracked, for the rep
 *   may wait for an answer to one,
 * - a delivery failure, which is of the rep's mail next above it,
 * - what the rep wrote without tracking.
 */
function seenMails(
  thread: OpenThread,
  status: ThreadStatus,
  { now }: SeenMailOptions,
): Map<string, SeenMail> {
  const own = ownSenders(thread.account);
  const seen = new Map<string, SeenMail>();
  const folded = foldedMails(thread, status);
  const trackedMails: string[] = [];
  const untracked = new Set(status.untracked);
  /** The rep's last mail that is known here. */
  let last: string | null = null;
  let unanswered: string[] = [];
  for (const message of thread.messages()) {
    const { messageId, sentAt } = message;
    const id = folded.get(messageId) ?? messageId;
    const tracked = engagementIn(status, id);
    const note = (kind: SeenMail["kind"], answers: string[]): void =>
      void seen.set(messageId, { kind, threadId: thread.threadId, answers, at: sentAt ?? now() });

    if (tracked !== null) {
      own.add(message);
      trackedMails.push(id);
      last = id;
      if (tracked.repliedAt === null) unanswered.push(id);
      continue;
    }
    if (untracked.has(id)) own.add(message);
    else if (last === null) continue;
    const notice = deliveryNotice(message);
    if (notice !== null) {
      // Of one that was sent untracked it is not known here whether it is known there.
      const known = last === null ? null : (engagementIn(status, last)?.bouncedAt ?? null);
      if (notice === "failed" && last !== null && known === null) note("bounce", [last]);
    } else if (own.has(message)) {
      // Without its own time it would count as new each time that it is seen.
      if (trackedMails.length > 0 && sentAt !== null && isUntracked(message))
        note("follow-up", [...trackedMails]);
      if (!untracked.has(id)) continue;
      last = id;
      unanswered.push(id);
    } else if (unanswered.length > 0) {
      note("reply", unanswered);
      unanswered = [];
    }
  }
  return seen;
}

function engagementIn(status: ThreadStatus, messageId: string) {
  return Object.hasOwn(status.messages, messageId) ? (status.messages[messageId] ?? null) : null;
}

/**
 * Whether a mail that is known to have no status went out without tracking. One that was tracked a moment ago, or from
 * another browser, has a pixel above its quote; of one that is not unfolded nothing is known.
 */
function isUntracked({ contents }: ThreadMessage): boolean {
  return (
    contents !== null && trackedParts(contents).every(({ element }) => isQuoted(element, contents))
  );
}
