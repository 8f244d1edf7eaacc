import type { Engagement } from "../../shared/engagement.ts";
import type {
  ListMark,
  ListRow,
  MessageMark,
  OpenMessage,
  StatusMark,
} from "../mail/mail-client.ts";
import type { ThreadStatus } from "../messages.ts";
import { pageMarksWords } from "../words/page-marks.ts";
import type { TrackingSettings } from "./settings.ts";
import type { StatusBook } from "./status-book.ts";
import { lineWords } from "./status-line.ts";
import { statusWords } from "./status-words.ts";

export interface MarkOptions {
  readonly book: Pick<StatusBook, "follow">;
  readonly settings: Pick<TrackingSettings, "countUnconfirmed" | "onChange">;
  readonly now: () => number;
}

/** What pointing at a row's mark, and pressing it, does. */
export type RowHandlers = Pick<ListMark, "leave"> & {
  readonly point: (button: HTMLElement, words: string) => void;
  readonly press: (button: HTMLElement, words: string) => void;
};

/** What a mark tells of: a mail, or the mails of a thread together. */
interface Told {
  /** Null: sent untracked. */
  readonly engagement: Engagement | null;
  /** Milliseconds since 1970; 0: not hot. */
  readonly hotUntil: number;
  /** Of none of them opens are tracked. */
  readonly linksOnly: boolean;
}

const UNTRACKED: Told = { engagement: null, hotUntil: 0, linksOnly: false };

/** Keeps a list row's mark in step with its thread. Threads without mail of the rep's get none. */
export function markRow(row: ListRow, options: MarkOptions & RowHandlers): void {
  keepMark(row, options, toldOfThread, (mark) =>
    row.mark(
      mark === null
        ? null
        : {
            ...mark,
            point: (button) => options.point(button, mark.title()),
            leave: options.leave,
            press: (button) => options.press(button, mark.title()),
          },
    ),
  );
}

/** The same for one message of an open thread. */
export function markMessage(
  message: OpenMessage,
  options: MarkOptions & { readonly press: MessageMark["press"] },
): void {
  const { messageId } = message;
  keepMark(
    message,
    options,
    (status) => toldOfMail(status, messageId),
    (mark, told) =>
      message.mark(
        mark === null
          ? null
          : {
              ...mark,
              press: options.press,
              line: () =>
                lineWords(told?.engagement ?? null, {
                  linksOnly: told?.linksOnly ?? false,
                  countUnconfirmed: options.settings.countUnconfirmed(),
                }),
            },
      ),
  );
}

function keepMark(
  { threadId, closed }: Pick<ListRow, "threadId" | "closed">,
  options: MarkOptions,
  read: (status: ThreadStatus) => Told | null,
  show: (mark: StatusMark | null, told: Told | null) => void,
): void {
  let told: Told | null = null;
  const draw = (): void => show(told === null ? null : markOf(told, options), told);
  const { book, settings } = options;
  settings.onChange(draw, closed);
  book.follow(
    threadId,
    (status) => {
      told = read(status);
      draw();
    },
    closed,
  );
}

/** Null where its mail turned out to stand in another thread. */
function toldOfThread({
  engagement,
  messages,
  untracked = [],
  linksOnly = [],
  hotUntil = {},
}: ThreadStatus): Told | null {
  const ids = Object.keys(messages);
  if (ids.length > 0)
    return {
      engagement,
      hotUntil: Math.max(0, ...Object.values(hotUntil)),
      linksOnly: ids.every((id) => linksOnly.includes(id)),
    };
  return untracked.length > 0 ? UNTRACKED : null;
}

function toldOfMail(
  { messages, untracked = [], linksOnly = [], hotUntil = {} }: ThreadStatus,
  messageId: string,
): Told | null {
  const engagement = Object.hasOwn(messages, messageId) ? messages[messageId] : undefined;
  if (engagement !== undefined)
    return {
      engagement,
      hotUntil: hotUntil[messageId] ?? 0,
      linksOnly: linksOnly.includes(messageId),
    };
  return untracked.includes(messageId) ? UNTRACKED : null;
}

function markOf(
  { engagement, hotUntil, linksOnly }: Told,
  { settings, now }: MarkOptions,
): StatusMark {
  const countUnconfirmed = settings.countUnconfirmed();
  if (engagement === null)
    return { state: "untracked", isHot: false, title: () => pageMarksWords.get().untracked };
  const isHot = now() < hotUntil;
  return {
    state: stateOf(engagement, countUnconfirmed),
    isHot,
    title() {
      const status = statusWords(engagement, now(), { countUnconfirmed, linksOnly });
      return isHot ? pageMarksWords.get().hot({ status }) : status;
    },
  };
}

function stateOf({ state, bouncedAt }: Engagement, countUnconfirmed: boolean): StatusMark["state"] {
  if (bouncedAt !== null && (state === "sent" || state === "unconfirmed")) return "undeliverable";
  return state === "unconfirmed" && countUnconfirmed ? "opened" : state;
}
