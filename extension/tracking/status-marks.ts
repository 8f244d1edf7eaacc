import type { Engagement } from "../../shared/engagement.ts";
import type { ListRow, MessageMark, OpenMessage, StatusMark } from "../mail/mail-client.ts";
import type { TrackingSettings } from "./settings.ts";
import type { StatusBook } from "./status-book.ts";
import { statusWords } from "./status-words.ts";

export interface MarkOptions {
  readonly book: Pick<StatusBook, "follow">;
  readonly settings: Pick<TrackingSettings, "countUnconfirmed" | "onChange">;
  readonly now: () => number;
}

/** Keeps a list row's mark in step with its thread. Threads without a tracked mail get none. */
export function markRow(row: ListRow, options: MarkOptions): void {
  let engagement: Engagement | null = null;
  const draw = (): void => row.mark(engagement === null ? null : markOf(engagement, options));
  const { book, settings } = options;
  settings.onChange(draw, row.closed);
  book.follow(
    row.threadId,
    (status) => {
      // Its mail may turn out to stand in another one.
      engagement = Object.keys(status.messages).length === 0 ? null : status.engagement;
      draw();
    },
    row.closed,
  );
}

/** The same for one message of an open thread; its mark is a button. */
export function markMessage(
  message: OpenMessage,
  options: MarkOptions & { readonly press: MessageMark["press"] },
): void {
  let engagement: Engagement | null = null;
  const draw = (): void =>
    message.mark(
      engagement === null ? null : { ...markOf(engagement, options), press: options.press },
    );
  const { book, settings } = options;
  settings.onChange(draw, message.closed);
  book.follow(
    message.threadId,
    ({ messages }) => {
      engagement = Object.hasOwn(messages, message.messageId)
        ? (messages[message.messageId] ?? null)
        : null;
      draw();
    },
    message.closed,
  );
}

function markOf(engagement: Engagement, { settings, now }: MarkOptions): StatusMark {
  const countUnconfirmed = settings.countUnconfirmed();
  return {
    state: stateOf(engagement, countUnconfirmed),
    title: () => statusWords(engagement, now(), countUnconfirmed),
  };
}

function stateOf({ state, bouncedAt }: Engagement, countUnconfirmed: boolean): StatusMark["state"] {
  if (bouncedAt !== null && (state === "sent" || state === "unconfirmed")) return "undeliverable";
  return state === "unconfirmed" && countUnconfirmed ? "opened" : state;
}
