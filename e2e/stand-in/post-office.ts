import type { Contact, IncomingMail, Letter, StoredMail } from "./mail.ts";

/** What a mailbox is to the rest of the world. */
export interface Letterbox<Stored extends StoredMail> {
  readonly owner: Contact;
  /** Takes in a copy of a mail that was written elsewhere, into the conversation it answers where there is one. */
  receive(letter: Letter, folder: "inbox" | "sent"): Stored;
}

/** What one webmail's world is made of. */
interface World<Box> {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly makeMailbox: (owner: Contact) => Box;
  /** A new `Message-ID`. */
  readonly rfcId: () => string;
}

/** Every mailbox of a stand-in's world, and the way between them. */
export class PostOffice<Stored extends StoredMail, Box extends Letterbox<Stored>> {
  readonly #world: World<Box>;
  readonly #mailboxes = new Map<string, Box>();

  constructor(world: World<Box>) {
    this.#world = world;
  }

  mailbox(owner: Contact): Box {
    const key = owner.email.toLowerCase();
    const mailbox = this.#mailboxes.get(key) ?? this.#world.makeMailbox(owner);
    this.#mailboxes.set(key, mailbox);
    return mailbox;
  }

  /** Mail from outside, to whoever of the stand-in's people it is addressed to. */
  receive(mail: IncomingMail): Stored[] {
    const letter = this.#letter(mail.from, mail);
    return [...letter.to, ...letter.cc].map((person) =>
      this.mailbox(person).receive(letter, "inbox"),
    );
  }

  /** What an owner sent without the page: the own copy lies in Sent, each recipient gets another. */
  sendElsewhere(mailbox: Box, mail: Omit<IncomingMail, "from">): Stored {
    const own = mailbox.receive(this.#letter(mailbox.owner, mail), "sent");
    this.deliver(own);
    return own;
  }

  /** One copy for each recipient; nobody's copy names the blind ones. */
  deliver(message: Letter): void {
    const { from, to, cc, bcc, subject, html, plainText, inReplyTo, date, rfcId } = message;
    const head = { from, to, cc, bcc: [], subject };
    const letter: Letter = { ...head, html, plainText, inReplyTo, date, rfcId };
    for (const person of [...to, ...cc, ...bcc]) this.mailbox(person).receive(letter, "inbox");
  }

  #letter(from: Contact, mail: Omit<IncomingMail, "from">): Letter {
    const { now, rfcId } = this.#world;
    const { to, cc = [], subject, html, inReplyTo = null, date = now() } = mail;
    const head = { from, to, cc, bcc: [], subject };
    return { ...head, html, plainText: false, inReplyTo, date, rfcId: rfcId() };
  }
}
