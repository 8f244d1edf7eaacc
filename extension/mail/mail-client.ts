import type { Engagement } from "../../shared/engagement.ts";
import type { MailPerson, SentMessage } from "../messages.ts";

/**
 * A webmail page, as the tracking sees it. Adapters: Gmail (`gmail/`) and Outlook on the web (`outlook/`). Nothing of an
 * adapter's library and nothing of the page's markup shows here.
 *
 * What every adapter promises:
 * - The mail goes out whatever a handler does: what a handler throws is caught and logged without any content, and
 *   the mail leaves as it was written.
 * - Handlers run for what is there already and for what comes later, until the signal is aborted.
 * - Elements of the page that an adapter adds are reachable by keyboard and named for screen readers.
 */
export interface MailClient {
  readonly kind: SentMessage["mailClient"];
  /** The host of the page, that of its opener for a window without an address of its own. */
  readonly host: string;
  onCompose(handler: (compose: ComposeWindow) => void, signal: AbortSignal): void;
  onListRow(handler: (row: ListRow) => void, signal: AbortSignal): void;
  onThread(handler: (thread: OpenThread) => void, signal: AbortSignal): void;
  /** Each message of an open thread, once it shows more than its sender. */
  onMessage(handler: (message: OpenMessage) => void, signal: AbortSignal): void;
  /**
   * A page of its own that shows mail and little else: for printing, one long mail in full, a conversation in a window of
   * its own. Only this and `onMissedSend` run there.
   */
  onMailPage(handler: (page: ShownMail) => void, signal: AbortSignal): void;
  /**
   * Puts a button at the page's edge, over what is there, so that it takes no room; nothing on pages that show a mail and
   * little else. It is gone when the signal is aborted.
   */
  addLauncher(launcher: Launcher, signal: AbortSignal): void;
  /** A mail is leaving (or cannot but leave) without having been offered to `SendHandler.leaving`. */
  onMissedSend(handler: (reason: MissedSend) => void, signal: AbortSignal): void;
  /** The page lacks what a feature needs, and the adapter does not guess. Each feature once per page. */
  onFeatureOff(handler: (feature: MailFeature) => void, signal: AbortSignal): void;
}

/**
 * - `list-marks`: the rows of lists cannot be told apart.
 * - `reading`: open mail is not recognised: no marks there, and views are not told.
 * - `replies`: who wrote the messages of an open thread cannot be read: answers and bounces go unnoticed.
 * - `confirmation`: mail is prepared, but its sending cannot be seen.
 */
export type MailFeature = "list-marks" | "reading" | "replies" | "confirmation";

/**
 * - `too-early`: Send was pressed before the compose window had been handed over.
 * - `not-offered`: it was sent past the place where its body can be changed.
 * - `scheduled`: it was scheduled; the mail client sends it later, on its server.
 * - `compose-unreachable`: a compose window stands open that the adapter cannot get hold of; sent once per page.
 */
export type MissedSend = "too-early" | "not-offered" | "scheduled" | "compose-unreachable";

/** Sightline's own button in a page of a mail client. */
export interface Launcher {
  /** What a press does, in words; asked for anew whenever it is pointed at. */
  title(): string;
  /** @param button as in `MarkButton` */
  press(button: HTMLElement): void;
}

/** A mail being written. */
export interface ComposeWindow {
  /** The address of the mailbox that it belongs to. */
  readonly account: string;
  /**
   * The same for every window in which this draft is written after a send that failed or was taken back: Gmail, for one, opens a
   * second one. Where it was closed and opened again from among the drafts, it may be another.
   */
  readonly draftId: string;
  /** Aborted when the window is gone for good. */
  readonly closed: AbortSignal;
  /** The editable content, quote included as far as the mail client shows it. */
  readonly editor: HTMLElement;
  /**
   * Brings a quote that the mail client has folded away into the editor, so that it leaves with the rest. Does nothing where
   * the mail client cannot do so at once: such a quote leaves as it is.
   */
  unfoldQuote(): void;
  /** As it stands just now, as far as the page tells. */
  head(): MailHead;
  /** Runs soon after its head or its text may have become another one; also when neither has. */
  onChange(handler: () => void): void;
  /**
   * Puts a switch beside the Send button, and a small button for a menu beside that; at most once. A click, Enter or Space
   * press them, and the page does not notice. The second one says `aria-expanded="false"` before.
   */
  addToggle(toggle: ComposeToggle, presses: TogglePresses): { update(toggle: ComposeToggle): void };
  /** At most one. */
  onSend(handler: SendHandler): void;
}

export interface ComposeToggle {
  /**
   * What of the mail is tracked, as things stand; nothing with the last three.
   * - `off`: the rep wants it so.
   * - `held`: a rule of the rep's does, which can be overruled.
   * - `unavailable`: something else must be done first.
   */
  readonly state: "both" | "opens" | "links" | "off" | "held" | "unavailable";
  /** What it means and what a press does, in words. */
  readonly title: string;
  /** What the button for the menu is called. */
  readonly menuTitle: string;
}

export interface TogglePresses {
  /** @param menuButton beside which the menu could be opened instead */
  toggle(menuButton: HTMLElement): void;
  menu(menuButton: HTMLElement): void;
}

/** To whom a mail goes, about what, and in which form. */
export interface MailHead {
  readonly recipients: readonly MailPerson[];
  readonly subject: string;
  /** It can hold neither pictures nor links. */
  readonly isPlainText: boolean;
}

/** What is about to leave. */
export interface OutgoingMail extends Pick<MailHead, "recipients" | "subject"> {
  /** A folded quote is no part of it. */
  readonly body: OutgoingBody;
}

export type OutgoingBody =
  /** It leaves as this text, or as the one that `leaving` gives instead. */
  | { readonly kind: "html"; readonly html: string }
  /** It leaves as this editor holds it when `leaving` returns: that is where it is changed, in place. */
  | { readonly kind: "editor"; readonly element: HTMLElement }
  /** Nothing can be changed. */
  | { readonly kind: "plain-text" };

/**
 * The course of one Send: `pressed`, `leaving`, then `sent` or `stayed`. One that fails unseen ends before either. It may
 * begin again any time, also after `stayed`.
 */
export interface SendHandler {
  /** Send was pressed. */
  pressed(): void;
  /** Gives the HTML that leaves instead of a body of kind `html`, or null for no change. The mail waits for it. */
  leaving(mail: OutgoingMail): string | null;
  /**
   * Its window stands open, and nothing is on its way: what `leaving` did to the editor is taken back.
   * `mayHaveLeft`: it was on its way before, and only the mail server's answer may be lost.
   */
  stayed(course: { readonly mayHaveLeft: boolean }): void;
  /** It has left, or is with the mail server, which sends it later. */
  sent(ids: SentIds): void;
}

/** Those of `ListRow`, `OpenThread` and `OpenMessage`. */
export interface SentIds {
  /** Null where the mail client does not say in which thread the mail has gone; `ListRow` and `OpenMessage` will tell. */
  readonly threadId: string | null;
  /** Null where the mail client's page names no message: then it is Sightline's own id, read from the mail's pixel. */
  readonly messageId: string | null;
  /** When the mail server sends it, of a mail that is scheduled, in milliseconds since 1970; else it has left. */
  readonly deferredUntil?: number | null;
}

/** Something that can carry a status mark. */
export interface Marked<Mark extends StatusMark = StatusMark> {
  /** Aborted when it left the page. */
  readonly closed: AbortSignal;
  /** Shows a mark, replaces it, or removes it (null). Takes no room that shifts the page's own layout. */
  mark(mark: Mark | null): void;
}

export interface StatusMark {
  /**
   * - `undeliverable`: a mail server sent it back, and nothing says that anybody has it.
   * - `untracked`: the rep sent it without tracking.
   */
  readonly state: Engagement["state"] | "undeliverable" | "untracked";
  /** The mail is hot just now, see `shared/hot.ts`: a dot at its corner. */
  readonly isHot: boolean;
  /** In words; asked for anew whenever the mark is pointed at, so that "3 min ago" is true. */
  title(): string;
}

/** A mark is a button, which the page's own handlers of clicks and keys around it do not notice. */
interface MarkButton {
  /**
   * Runs on a click, Enter or Space.
   * @param button what was pressed: it has the focus back when what it opened is closed; says `aria-expanded="false"` before
   */
  press(button: HTMLElement): void;
}

/**
 * The mark of a list's row. Of all in one list a single one is within reach of the Tab key; the arrows go to the others. It
 * has no tooltip: its card takes that place.
 */
export interface ListMark extends StatusMark, MarkButton {
  /** The mouse is on it, or the keyboard came to it. */
  point(button: HTMLElement): void;
  /** Neither any more. */
  leave(button: HTMLElement): void;
}

/** One thread in a list of threads. */
export interface ListRow extends Marked<ListMark> {
  readonly threadId: string;
  /**
   * Whether the row, as it is drawn now, can only be of a mail with this subject, to these people, sent at this minute, and
   * neither of its neighbours could be, too. False where that cannot be told, and where `SentIds` name every thread.
   */
  looksLike(mail: Pick<SentMessage, "subject" | "recipients" | "sentAt">): boolean;
}

/** The mark of a message that is open. */
export interface MessageMark extends StatusMark, MarkButton {
  /** In a few words; shown beside the mark where there is room for them all, and nowhere else. */
  line(): string;
}

/** Mail that a person has before them. */
export interface ShownMail {
  /** Aborted when it left the page. */
  readonly closed: AbortSignal;
  /**
   * What the page shows of it as far as it has loaded, quotes included, folded ones too; null while it shows nothing.
   * Pages redraw: to be asked for anew each time. What is being written there is marked as editable.
   */
  contents(): HTMLElement | null;
  /** Runs whenever something else shows than before, or it shows again. */
  onContents(handler: () => void): void;
}

export interface OpenMessage extends Marked<MessageMark>, ShownMail {
  readonly threadId: string;
  /** See `SentIds`. */
  readonly messageId: string;
}

export interface OpenThread {
  readonly account: string;
  readonly threadId: string;
  readonly closed: AbortSignal;
  /** The oldest first, however the page shows them, as far as it has loaded them. */
  messages(): readonly ThreadMessage[];
  /** Runs whenever `messages()` gives something else than before. */
  onMessages(handler: () => void): void;
}

export interface ThreadMessage {
  readonly messageId: string;
  /** The sender's address; the name where the page gives that alone; "" where there is none, as a mail server's notice has it. */
  readonly sender: string;
  /** The sender's name, or "". */
  readonly senderName: string;
  /** As `ShownMail.contents`, at the time of asking. */
  readonly contents: HTMLElement | null;
  /** Milliseconds since 1970, or null when the page does not say it in a readable way. */
  readonly sentAt: number | null;
}
