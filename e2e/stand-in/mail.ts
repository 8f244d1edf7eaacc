/** A person, as every stand-in names them. */
export interface Contact {
  readonly email: string;
  readonly name: string;
}

/** Who wrote a mail to whom, and about what. */
export interface MailHead {
  readonly from: Contact;
  readonly to: readonly Contact[];
  readonly cc: readonly Contact[];
  readonly bcc: readonly Contact[];
  readonly subject: string;
}

/** A mail on its way from one mailbox to another. */
export interface Letter extends MailHead {
  /** `<…@…>`, its `Message-ID`. */
  readonly rfcId: string;
  /** The mail that it answers, by its `Message-ID`. */
  readonly inReplyTo: string | null;
  readonly html: string;
  readonly plainText: boolean;
  /** Milliseconds since 1970. */
  readonly date: number;
}

/** A mail as it lies in one person's mailbox. */
export interface StoredMail extends Letter {
  readonly draft: boolean;
  readonly unread: boolean;
}

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

/** How the next request to send shall fail; with `answer-lost` the mail leaves, and the page does not learn of it. */
export type SendFailure = "http-500" | "network" | "answer-lost";
