import { countingIds, Mailbox, type StoredMessage } from "./mailbox.ts";
import type { Contact } from "./page-api.ts";
import type { SyncWrite } from "./sync-protocol.ts";

/** A mail that comes from somewhere else than the page. */
export interface IncomingMail {
  readonly from: Contact;
  readonly to: readonly Contact[];
  readonly cc?: readonly Contact[];
  readonly subject: string;
  readonly html: string;
  readonly inReplyTo?: string;
  /** Milliseconds since 1970; now, where it is left out. */
  readonly date?: number;
}

/** Every mailbox of the stand-in's world, and the way between them. */
export class PostOffice {
  readonly #ids = countingIds();
  readonly #mailboxes = new Map<string, Mailbox>();
  readonly #now: () => number;
  #held: StoredMessage[] | null = null;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now;
  }

  mailbox(owner: Contact): Mailbox {
    const key = owner.email.toLowerCase();
    const mailbox = this.#mailboxes.get(key) ?? new Mailbox(owner, this.#ids);
    this.#mailboxes.set(key, mailbox);
    return mailbox;
  }

  /** Stores what the page wrote in the writer's mailbox, and delivers it where it is to be sent. */
  write(mailbox: Mailbox, written: SyncWrite): StoredMessage {
    const { kind, threadId, parts, ...mail } = written;
    const message = mailbox.put(threadId, {
      ...mail,
      html: parts.join(""),
      date: this.#now(),
      draft: kind === "draft",
      folders: new Set([kind === "draft" ? "drafts" : "sent"]),
    });
    if (kind === "send") this.#send(message);
    return message;
  }

  /** Mail from outside, to whoever of the stand-in's people it is addressed to. */
  receive(mail: IncomingMail): StoredMessage[] {
    const { from, to, cc = [], subject, html, inReplyTo = null, date = this.#now() } = mail;
    const rfcId = this.#ids.rfcId();
    const head = { from, to, cc, bcc: [], subject };
    const copy = { ...head, html, plainText: false, inReplyTo, date, rfcId };
    return [...to, ...cc].map((person) => this.mailbox(person).receive(copy));
  }

  /** What an owner sent without the page: the own copy lies in Sent, each recipient gets another. */
  sendElsewhere(mailbox: Mailbox, mail: Omit<IncomingMail, "from">): StoredMessage {
    const { to, cc = [], subject, html, inReplyTo = null, date = this.#now() } = mail;
    const head = { from: mailbox.owner, to, cc, bcc: [], subject };
    const copy = { ...head, html, plainText: false, inReplyTo, date, rfcId: this.#ids.rfcId() };
    const own = mailbox.receive(copy, "sent");
    this.#deliver(own);
    return own;
  }

  /** From now on, sent mail waits, as it does in Gmail's seconds of grace for "Undo". */
  hold(): void {
    this.#held ??= [];
  }

  /** The seconds of grace are over: what was not taken back is delivered. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const message of held) this.#deliver(message);
  }

  /** Takes a sent mail back, where it still waits; it is a draft again. */
  undo(mailbox: Mailbox, messageId: string): boolean {
    const waiting = this.#held?.some((message) => message.messageId === messageId) ?? false;
    const message = mailbox.message(messageId);
    const thread = mailbox.threadOf(messageId);
    if (!waiting || message === null || thread === null) return false;
    this.#held = this.#held?.filter((it) => it.messageId !== messageId) ?? null;
    mailbox.put(thread.threadId, { ...message, draft: true, folders: new Set(["drafts"]) });
    return true;
  }

  #send(message: StoredMessage): void {
    if (this.#held === null) this.#deliver(message);
    else this.#held.push(message);
  }

  /** One copy for each recipient; nobody's copy names the blind ones. */
  #deliver(message: StoredMessage): void {
    const { from, to, cc, bcc, subject, html, plainText, inReplyTo, date, rfcId } = message;
    const head = { from, to, cc, bcc: [], subject };
    const copy = { ...head, html, plainText, inReplyTo, date, rfcId };
    for (const person of [...to, ...cc, ...bcc]) this.mailbox(person).receive(copy);
  }
}
