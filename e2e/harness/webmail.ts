import type { Locator, Page } from "playwright";
import type { RecordedRequest } from "../stand-in/https-server.ts";
import type { Contact, IncomingMail, Letter, SendFailure } from "../stand-in/mail.ts";
import type { MailPanel } from "./mail-panel.ts";

/** The mail client in whose stand-in a story plays. */
export type MailClientName = "gmail" | "outlook";

/** A mail as it lies in somebody's mailbox. */
export type MailCopy = Omit<Letter, "inReplyTo">;

/** What every stand-in for a webmail has: the strings by which a test pulls it. */
export interface StandIn {
  readonly owner: Contact;
  /** For Chromium's `--host-resolver-rules`: leads the webmail's hosts here. */
  readonly hostRules: readonly string[];
  readonly requests: readonly RecordedRequest[];
  /** Originals that the webmail's image proxy was asked for, in order. */
  readonly proxiedImages: readonly string[];
  /** Violations of the page's Content Security Policy, Trusted Types included, as the browser reported them. */
  readonly policyViolations: readonly string[];
  /** A person's own copies, oldest first. */
  deliveredTo(email: string): readonly MailCopy[];
  /** What the owner sent, oldest first. */
  sent(): readonly MailCopy[];
  drafts(): readonly MailCopy[];
  receive(mail: IncomingMail): unknown;
  /** The owner sends it from a telephone, say: without the page. */
  sendElsewhere(mail: Omit<IncomingMail, "from">): MailCopy;
  /** Puts plain sent mail into the owner's mailbox, as if it had been sent long ago. */
  seedSent(count: number): void;
  failNextSend(failure: SendFailure): void;
  close(): Promise<void>;
}

/** Another address of the rep's; where a mail client has several accounts in one browser, the second one's. */
export const SECOND_ACCOUNT: Contact = { email: "robin@home.example", name: "Robin at home" };

/** The hosts that lead to a stand-in. */
export function hostsOf({ hostRules }: Pick<StandIn, "hostRules">): string[] {
  return hostRules.map((rule) => rule.split(" ")[1]?.replace(/:443$/, "") ?? "");
}

/** A mail as a person would describe it to somebody who is to write it. */
export interface MailToWrite {
  readonly to: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly subject: string;
  readonly html: string;
}

export type MailFolder = "inbox" | "sent" | "drafts";

/** One more way in which a mail client shows a conversation. */
export interface OtherView {
  readonly name: string;
  /** Gives the tab or window in which it stands now. */
  readonly open: () => Promise<Page>;
}

/** The rep's tab of a webmail, worked as a person works it. */
export interface MailPage {
  readonly page: Page;
  open(folder?: MailFolder): Promise<void>;
  goTo(folder: MailFolder): Promise<void>;
  /** Asks for what is new. */
  refresh(): Promise<void>;
  row(subject: string): Locator;
  /** The mark of a list's row while it has this state. */
  rowMark(subject: string, state: string): Locator;
  openThread(subject: string): Promise<void>;
  /** The subject above the open conversation. */
  heading(subject: string): Locator;
  /** The messages of the open conversation, oldest first. */
  messages(): Locator;
  /** Shows what they quote, where that is folded away. */
  showQuotes(): Promise<void>;
  /** What is written in one of them, the last one where `index` is left out. */
  body(index?: number): Locator;
  /** The status mark of the open conversation's message, the last one where `index` is left out. */
  mark(index?: number): Locator;
  /** Presses a message's mark. */
  openPanel(index?: number): Promise<MailPanel>;
  /** The other ways to show the conversation with this id and subject, those of a second account included. */
  otherViews(threadId: string, subject: string): readonly OtherView[];
  /** Opens a compose window and waits until Sightline stands in it. */
  compose(): Promise<ComposePage>;
  /** The compose window that was opened last, as it is. */
  openCompose(): ComposePage;
  /** From the list of drafts, which is shown. */
  openDraft(subject: string): Promise<ComposePage>;
  /** Replies to the open conversation's last message. */
  reply(): Promise<ComposePage>;
  forward(): Promise<ComposePage>;
  /** Writes a mail, sends it, and waits until it is sent. */
  send(mail: MailToWrite): Promise<void>;
  /** Waits until the page knows that the mail is sent which was sent last. */
  mailSent(): Promise<void>;
  /** Waits until the page says that a mail could not be sent. */
  notSent(): Promise<void>;
  /** Sends it again after that, in the way that the page has for this cause. */
  tryAgain(cause: SendFailure | "offline"): Promise<void>;
  /** A delivered body, taken apart where its quote begins. */
  quoteIn(html: string): { readonly above: string; readonly quote: string };
  /** Why Sightline says that a mail went out untracked, or will. */
  untrackedNotice(): Locator;
}

/** One compose window, or an inline reply. */
export interface ComposePage {
  readonly page: Page;
  readonly root: Locator;
  /** Waits for Sightline's switch. */
  ready(): Promise<this>;
  toggle(): Locator;
  editor(): Locator;
  addRecipient(field: "To" | "Cc" | "Bcc", people: string): Promise<void>;
  setSubject(subject: string): Promise<void>;
  /** Puts HTML above whatever stands in the editor, as pasting does. */
  insertHtml(html: string): Promise<void>;
  write(mail: MailToWrite): Promise<void>;
  /** What leaves when nobody changes what is written now. */
  written(): Promise<string>;
  /** Brings the quote into the editor. */
  unfoldQuote(): Promise<void>;
  plainText(): Promise<void>;
  send(): Promise<void>;
  /** Ctrl+Enter, from within the editor. */
  sendWithKeys(): Promise<void>;
  /** Closes it; what is written is a draft then. */
  saveAndClose(): Promise<void>;
}
