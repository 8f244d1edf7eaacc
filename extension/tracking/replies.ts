import type { OpenThread } from "../mail/mail-client.ts";
import type { ThreadStatus } from "../messages.ts";
import type { BackgroundLink } from "./background-link.ts";
import { retry } from "./retry.ts";
import type { StatusBook } from "./status-book.ts";

export interface ReplyWatchOptions {
  readonly book: StatusBook;
  readonly link: Pick<BackgroundLink, "recordReply">;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Tells the background of the first reply below each tracked mail, once per view of the thread. */
export function watchReplies(thread: OpenThread, options: ReplyWatchOptions): void {
  let status: ThreadStatus | null = null;
  const told = new Set<string>();

  function look(): void {
    if (status === null) return;
    for (const [replyId, repliedAt] of newReplies(thread, status, options)) {
      if (told.has(replyId)) continue;
      told.add(replyId);
      void retry(() => options.link.recordReply(thread.threadId, repliedAt), {
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
 * What somebody else wrote first below tracked mails that count as unanswered: each reply's id, and when it was written
 * (milliseconds since 1970).
 */
function newReplies(
  thread: OpenThread,
  status: ThreadStatus,
  { now }: ReplyWatchOptions,
): Map<string, number> {
  // The rep may send under an alias: whoever sent a tracked mail is the rep.
  const own = new Set([thread.account.toLowerCase()]);
  const replies = new Map<string, number>();
  let unanswered = false;
  for (const { messageId, sender, sentAt } of thread.messages()) {
    const tracked = Object.hasOwn(status.messages, messageId) ? status.messages[messageId] : null;
    if (tracked != null) {
      own.add(sender.toLowerCase());
      unanswered ||= tracked.repliedAt === null;
    } else if (unanswered && !own.has(sender.toLowerCase())) {
      replies.set(messageId, sentAt ?? now());
      unanswered = false;
    }
  }
  return replies;
}
