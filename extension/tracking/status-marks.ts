import type { Engagement } from "../../shared/engagement.ts";
import type { ListRow, OpenMessage, StatusMark } from "../mail/mail-client.ts";
import type { StatusBook } from "./status-book.ts";
import { statusWords } from "./status-words.ts";

/** Keeps a list row's mark in step with its thread. Threads without a tracked mail get none. */
export function markRow(row: ListRow, book: StatusBook, now: () => number): void {
  book.follow(row.threadId, ({ engagement }) => row.mark(markOf(engagement, now)), row.closed);
}

/** The same for one message of an open thread. */
export function markMessage(message: OpenMessage, book: StatusBook, now: () => number): void {
  book.follow(
    message.threadId,
    ({ messages }) => {
      const engagement = messages[message.messageId];
      message.mark(engagement === undefined ? null : markOf(engagement, now));
    },
    message.closed,
  );
}

function markOf(engagement: Engagement, now: () => number): StatusMark {
  return { state: engagement.state, title: () => statusWords(engagement, now()) };
}
