import type { Engagement } from "../../shared/engagement.ts";
import type { MailPerson, SentMessage } from "../messages.ts";

/**
 * A webmail page, as the tracking sees it. Adapters: Gmail (`gmail/`); Outlook on the web is to follow. Nothing of an
 * adapter's library shows here, and how the body is changed at Send (in the request, in the editor) is its own affair.
 *
 * What every adapter promises:
 * - The mail goes out whatever a handler does: what a handler throws is caught and logged without any content, and
 *   the mail leaves as it was written.
 * - Handlers run for what is there already and for what comes later, until the signal is aborted.
 * - Elements of the page that an adapter adds are reachable by keyboard and named for screen readers.
 */
export interface MailClient {
  readonly kind: SentMessage["mailClient"];
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
  /** A mail is leaving (or cannot but leave) without having been offered to `SendHandler.leaving`. */
  onMissedSend(handler: (reason: MissedSend) => void, signal: AbortSignal): void;
}

/**
 * - `too-early`: Send was pressed before the compose window had been handed over.
 * - `not-offered`: it was sent past the place where its body can be changed.
 * - `scheduled`: it was scheduled; the mail client sends it later, on its server.
 * - `compose-unreachable`: a compose window stands open that the adapter cannot get hold of; sent once per page.
 */
export type MissedSend = "too-early" | "not-offered" | "scheduled" | "compose-unreachable";

/** A mail being written. */
export interface ComposeWindow {
  /** The address of the mailbox that it belongs to. */
  readonly account: string;
  /** The same for every window in which this draft is written: after a failed send, Gmail opens a second one. */
  readonly draftId: string;
  /** Aborted when the window is gone for good. */
  readonly closed: AbortSignal;
  /** The editable content, quote included as far as the mail client shows it. */
  readonly editor: HTMLElement;
  /** Brings a quote that the mail client has folded away into the editor, so that it leaves with the rest. */
  unfoldQuote(): void;
  /** Puts a switch beside the Send button, at most one; `press` runs on a click, Enter or Space. */
  addToggle(toggle: ComposeToggle, press: () => void): { update(toggle: ComposeToggle): void };
  /** At most one. */
  onSend(handler: SendHandler): void;
}

export interface ComposeToggle {
  /** `unavailable`: neither on nor off until something else is done first. */
  readonly state: "on" | "off" | "unavailable";
  /** What it means and what a press does, in words. */
  readonly title: string;
}

/** What is about to leave. */
export interface OutgoingMail {
  readonly recipients: readonly MailPerson[];
  readonly subject: string;
  /** The body, or null in plain-text mode: then nothing can be changed. A folded quote is no part of it. */
  readonly html: string | null;
}

/** The course of one Send: `pressed`, `leaving`, `sent`. One that fails ends before `sent`, and may begin again. */
export interface SendHandler {
  /** Send was pressed; the last moment at which a change to the editor counts. */
  pressed(): void;
  /** Gives the HTML that leaves instead, or null for no change. The mail waits for it. */
  leaving(mail: OutgoingMail): string | null;
  /** The mail client confirmed it; the ids are those of `ListRow`, `OpenThread` and `OpenMessage`. */
  sent(ids: { readonly threadId: string; readonly messageId: string }): void;
}

/** Something that can carry a status mark. */
export interface Marked<Mark extends StatusMark = StatusMark> {
  /** Aborted when it left the page. */
  readonly closed: AbortSignal;
  /** Shows a mark, replaces it, or removes it (null). Takes no room that shifts the page's own layout. */
  mark(mark: Mark | null): void;
}

export interface StatusMark {
  /** `undeliverable`: a mail server sent it back, and nothing says that anybody has it. */
  readonly state: Engagement["state"] | "undeliverable";
  /** In words; asked for anew whenever the mark is pointed at, so that "3 min ago" is true. */
  title(): string;
}

/** One thread in a list of threads. */
export interface ListRow extends Marked {
  readonly threadId: string;
}

/** A mark that is a button, which the page's own handlers of clicks and keys around it do not notice. */
export interface MessageMark extends StatusMark {
  /**
   * Runs on a click, Enter or Space.
   * @param button what was pressed: it has the focus back when what it opened is closed; says `aria-expanded="false"` before
   */
  press(button: HTMLElement): void;
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
  readonly messageId: string;
}

export interface OpenThread {
  readonly account: string;
  readonly threadId: string;
  readonly closed: AbortSignal;
  /** In the order of the page, as far as it has loaded them. */
  messages(): readonly ThreadMessage[];
  /** Runs whenever `messages()` gives something else than before. */
  onMessages(handler: () => void): void;
}

export interface ThreadMessage {
  readonly messageId: string;
  /** The sender's address; "" where the page gives none. */
  readonly sender: string;
  /** The sender's name, or "". */
  readonly senderName: string;
  /** As `ShownMail.contents`, at the time of asking. */
  readonly contents: HTMLElement | null;
  /** Milliseconds since 1970, or null when the page does not say it in a readable way. */
  readonly sentAt: number | null;
}
