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

/** Tells the background of the first reply below a tracked mail, once per view of the thread. */
export function watchReplies(thread: OpenThread, options: ReplyWatchOptions): void {
  let status: ThreadStatus | null = null;
  let told = false;

  function look(): void {
    if (told || status === null || status.engagement.repliedAt !== null) return;
    const repliedAt = replyTo(thread, status, options);
    if (repliedAt === null) return;
    told = true;
    void retry(() => options.link.recordReply(thread.threadId, repliedAt), {
      attempts: 4,
      firstPauseMs: 500,
      signal: options.signal,
    });
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

/** When somebody else wrote below a tracked mail (milliseconds since 1970), or null. */
function replyTo(
  thread: OpenThread,
  status: ThreadStatus,
  { now }: ReplyWatchOptions,
): number | null {
  // The rep may send under an alias: whoever sent a tracked mail is the rep.
  const own = new Set([thread.account.toLowerCase()]);
  let below = false;
  for (const { messageId, sender, sentAt } of thread.messages()) {
    if (Object.hasOwn(status.messages, messageId)) {
      own.add(sender.toLowerCase());
      below = true;
    } else if (below && !own.has(sender.toLowerCase())) return sentAt ?? now();
  }
  return null;
}
