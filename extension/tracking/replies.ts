import type { OpenThread } from "../mail/mail-client.ts";
import type { SeenMail, ThreadStatus } from "../messages.ts";
import type { BackgroundLink } from "./background-link.ts";
import { retry } from "./retry.ts";
import type { StatusBook } from "./status-book.ts";

export interface ReplyWatchOptions {
  readonly book: StatusBook;
  readonly link: Pick<BackgroundLink, "recordSeen">;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** Tells the background of the first reply below each tracked mail, once per view of the thread. */
export function watchReplies(thread: OpenThread, options: ReplyWatchOptions): void {
  let status: ThreadStatus | null = null;
  const told = new Set<string>();

  function look(): void {
    if (status === null) return;
    for (const [messageId, reply] of newReplies(thread, status, options)) {
      if (told.has(messageId)) continue;
      told.add(messageId);
      void retry(() => options.link.recordSeen(reply), {
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

/** What somebody else wrote first below tracked mails that count as unanswered, by its own id. */
function newReplies(
  thread: OpenThread,
  status: ThreadStatus,
  { now }: ReplyWatchOptions,
): Map<string, SeenMail> {
  // The rep may send under an alias: whoever sent a tracked mail is the rep.
  const own = new Set([thread.account.toLowerCase()]);
  const replies = new Map<string, SeenMail>();
  let unanswered: string[] = [];
  for (const { messageId, sender, sentAt } of thread.messages()) {
    const tracked = Object.hasOwn(status.messages, messageId) ? status.messages[messageId] : null;
    if (tracked != null) {
      own.add(sender.toLowerCase());
      if (tracked.repliedAt === null) unanswered.push(messageId);
    } else if (unanswered.length > 0 && !own.has(sender.toLowerCase())) {
      replies.set(messageId, {
        kind: "reply",
        threadId: thread.threadId,
        answers: unanswered,
        at: sentAt ?? now(),
      });
      unanswered = [];
    }
  }
  return replies;
}
