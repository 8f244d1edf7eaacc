import { makeOlderMail } from "../stand-in/older-mail.ts";
import { PostOffice } from "../stand-in/post-office.ts";
import { countingIds, Mailbox, type StoredMessage } from "./mailbox.ts";
import type { SyncWrite } from "./sync-protocol.ts";

/** The way between mailboxes, with what Gmail's own server does: drafts, Send, and the seconds of grace after it. */
export class GmailPostOffice extends PostOffice<StoredMessage, Mailbox> {
  readonly #now: () => number;
  #held: StoredMessage[] | null = null;

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    const ids = countingIds();
    super({ now, rfcId: () => ids.rfcId(), makeMailbox: (owner) => new Mailbox(owner, ids) });
    this.#now = now;
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

  /** Puts plain sent mail into a mailbox, as if it had been sent long ago. */
  seedSent(mailbox: Mailbox, count: number): void {
    for (const [index, mail] of makeOlderMail(mailbox.owner, this.#now(), count).entries())
      mailbox.put(`thread-a:r${8_000_001 + index}`, {
        ...mail,
        messageId: `msg-a:r${7_000_001 + index}`,
        draft: false,
        folders: new Set(["sent"]),
      });
  }

  /** From now on, sent mail waits, as it does in Gmail's seconds of grace for "Undo". */
  hold(): void {
    this.#held ??= [];
  }

  /** The seconds of grace are over: what was not taken back is delivered. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const message of held) this.deliver(message);
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
    if (this.#held === null) this.deliver(message);
    else this.#held.push(message);
  }
}
