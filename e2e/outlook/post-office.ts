import type { Contact } from "../stand-in/mail.ts";
import { makeOlderMail } from "../stand-in/older-mail.ts";
import { PostOffice } from "../stand-in/post-office.ts";
import { type OutlookMail, OutlookMailbox, type OwnMail, type SmartDraft } from "./mailbox.ts";
import type { QuoteMaker } from "./quote.ts";
import type { MessageDisposition } from "./wire.ts";

/** What the page wrote, whichever request it came in. What is left out stays as it is in the draft. */
export interface Written {
  readonly subject?: string;
  readonly html?: string;
  readonly plainText?: boolean;
  readonly to?: readonly Contact[];
  readonly cc?: readonly Contact[];
  readonly bcc?: readonly Contact[];
  /** Of a smart response: its `typed` is what stands above the quote. */
  readonly response?: SmartDraft;
  /** Milliseconds since 1970. */
  readonly deferredUntil?: number;
}

interface OutlookWorld {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What an organisation does to the text of mail that comes in to one of its people. */
  readonly onDelivery: (owner: Contact, html: string) => string;
  readonly makeQuote: QuoteMaker;
}

/** The way between mailboxes, with what Exchange does: drafts, quotes of smart responses, mail that is to leave later. */
export class OutlookPostOffice extends PostOffice<OutlookMail, OutlookMailbox> {
  readonly #world: OutlookWorld;
  readonly #rfcId: () => string;

  constructor(world: OutlookWorld) {
    let count = 0;
    const rfcId = (): string =>
      `<AS8PR0${(count += 1)}MB@AS8PR0${count}MB.eurprd01.prod.outlook.com>`;
    super({
      now: world.now,
      rfcId,
      makeMailbox: (owner) => new OutlookMailbox(owner, (html) => world.onDelivery(owner, html)),
    });
    this.#world = world;
    this.#rfcId = rfcId;
  }

  /**
   * Keeps what the page wrote, and delivers it where it is to be sent. Gives null where nothing of it is kept.
   * @param draft what it was before
   * @throws {Error} where it answers a mail that is not there
   */
  write(
    mailbox: OutlookMailbox,
    written: Written,
    { draft, disposition }: { draft: OutlookMail | null; disposition: MessageDisposition },
  ): OutlookMail | null {
    const mail = this.#compose(mailbox, written, draft);
    const later = (written.deferredUntil ?? 0) > this.#world.now();
    if (disposition === "SaveOnly" || later) {
      const deferredUntil = later ? (written.deferredUntil ?? null) : null;
      return mailbox.put({ ...mail, deferredUntil }, draft);
    }
    return this.#send(mailbox, { mail, draft, keepsCopy: disposition === "SendAndSaveCopy" });
  }

  /** The time of every scheduled mail has come. */
  sendScheduled(mailbox: OutlookMailbox): void {
    for (const draft of mailbox.messages("drafts")) {
      if (draft.deferredUntil !== null)
        this.#send(mailbox, { mail: draft, draft, keepsCopy: true });
    }
  }

  /** Puts plain sent mail into a mailbox, as if it had been sent long ago. */
  seedSent(mailbox: OutlookMailbox, count: number): void {
    for (const mail of makeOlderMail(mailbox.owner, this.#world.now(), count))
      mailbox.receive({ ...mail, rfcId: this.#rfcId() }, "sent");
  }

  #send(
    mailbox: OutlookMailbox,
    { mail, draft, keepsCopy }: { mail: OwnMail; draft: OutlookMail | null; keepsCopy: boolean },
  ): OutlookMail | null {
    const sent = mailbox.put(
      {
        ...mail,
        date: this.#world.now(),
        draft: false,
        folder: "sentitems",
        response: null,
        deferredUntil: null,
      },
      draft,
    );
    this.deliver(sent);
    if (keepsCopy) return sent;
    mailbox.remove(sent.itemId);
    return null;
  }

  #compose(mailbox: OutlookMailbox, written: Written, draft: OutlookMail | null): OwnMail {
    const response = written.response ?? (written.html === undefined ? draft?.response : null);
    const answered = response == null ? null : this.#answered(mailbox, response);
    const html =
      response == null || answered === null
        ? (written.html ?? draft?.html ?? "")
        : response.typed + this.#world.makeQuote(answered, mailbox.owner);
    return {
      to: written.to ?? draft?.to ?? [],
      cc: written.cc ?? draft?.cc ?? [],
      bcc: written.bcc ?? draft?.bcc ?? [],
      subject: written.subject ?? draft?.subject ?? "",
      html,
      plainText: written.plainText ?? draft?.plainText ?? false,
      date: this.#world.now(),
      rfcId: draft?.rfcId ?? this.#rfcId(),
      inReplyTo:
        draft?.inReplyTo ?? (response?.kind === "forward" ? null : answered?.rfcId) ?? null,
      conversationId:
        draft?.conversationId ?? answered?.conversationId ?? mailbox.ids.conversationId(),
      draft: true,
      folder: "drafts",
      response: response ?? null,
      deferredUntil: null,
    };
  }

  #answered(mailbox: OutlookMailbox, { referenceItemId }: SmartDraft): OutlookMail {
    const answered = mailbox.find(referenceItemId);
    if (answered === null) throw new Error("No mail has the id that is referred to.");
    return answered;
  }
}
