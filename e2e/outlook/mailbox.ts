import type { Contact, Letter, StoredMail } from "../stand-in/mail.ts";
import { type MailboxIds, mailboxIds } from "./ids.ts";
import type { FolderName } from "./wire.ts";

/** A mail as it lies in one person's mailbox. */
export interface OutlookMail extends StoredMail {
  /** Another one after it has been sent: it lies in another folder then. */
  readonly itemId: string;
  readonly changeKey: string;
  readonly conversationId: string;
  readonly folder: FolderName;
  /** What it answers or passes on, where the server is to make its quote; null as soon as the page wrote all of it. */
  readonly response: SmartDraft | null;
  /** When it is to leave, of a scheduled mail. Milliseconds since 1970. */
  readonly deferredUntil: number | null;
}

/** The draft of a smart response: what was typed, apart from the quote that `html` has, too. */
export interface SmartDraft {
  readonly kind: "reply" | "reply-all" | "forward";
  readonly referenceItemId: string;
  readonly typed: string;
}

/** What the owner wrote, as it is to be put into the mailbox. */
export type OwnMail = Omit<OutlookMail, "itemId" | "changeKey" | "from" | "unread">;

/** One person's mail, in memory. */
export class OutlookMailbox {
  readonly owner: Contact;
  readonly ids: MailboxIds;
  readonly #onDelivery: (html: string) => string;
  #mails: OutlookMail[] = [];

  /** @param onDelivery what the organisation does to the text of mail that comes in */
  constructor(owner: Contact, onDelivery: (html: string) => string = (html) => html) {
    this.owner = owner;
    this.ids = mailboxIds(owner.email);
    this.#onDelivery = onDelivery;
  }

  /** Oldest first. */
  messages(folder: FolderName): OutlookMail[] {
    return this.#mails.filter((mail) => mail.folder === folder).sort((a, b) => a.date - b.date);
  }

  find(itemId: string): OutlookMail | null {
    return this.#mails.find((mail) => mail.itemId === itemId) ?? null;
  }

  findByRfcId(rfcId: string): OutlookMail | null {
    return this.#mails.find((mail) => mail.rfcId === rfcId) ?? null;
  }

  /** Oldest first, whatever folder they lie in. */
  conversation(conversationId: string): OutlookMail[] {
    return this.#mails
      .filter((mail) => mail.conversationId === conversationId)
      .sort((a, b) => a.date - b.date);
  }

  /** Puts in what the owner wrote, instead of `draft` where there was one. */
  put(mail: OwnMail, draft: OutlookMail | null): OutlookMail {
    const moved = draft === null || draft.folder !== mail.folder;
    const stored: OutlookMail = {
      ...mail,
      from: this.owner,
      unread: false,
      itemId: moved ? this.ids.itemId() : draft.itemId,
      changeKey: this.ids.changeKey(),
    };
    this.#mails = [...this.#mails.filter((it) => it !== draft), stored];
    return stored;
  }

  /** Takes in a copy of a mail that was written elsewhere, into the conversation it answers where there is one. */
  receive(letter: Letter, folder: "inbox" | "sent" = "inbox"): OutlookMail {
    const known = this.#mails.find(
      ({ rfcId }) => rfcId === letter.inReplyTo || rfcId === letter.rfcId,
    );
    const mail: OutlookMail = {
      ...letter,
      html: folder === "inbox" ? this.#onDelivery(letter.html) : letter.html,
      itemId: this.ids.itemId(),
      changeKey: this.ids.changeKey(),
      conversationId: known?.conversationId ?? this.ids.conversationId(),
      folder: folder === "inbox" ? "inbox" : "sentitems",
      response: null,
      deferredUntil: null,
      draft: false,
      unread: folder === "inbox",
    };
    this.#mails.push(mail);
    return mail;
  }

  markRead(itemIds: readonly string[]): void {
    this.#mails = this.#mails.map((mail) =>
      itemIds.includes(mail.itemId) ? { ...mail, unread: false } : mail,
    );
  }

  remove(itemId: string): void {
    this.#mails = this.#mails.filter((mail) => mail.itemId !== itemId);
  }
}
