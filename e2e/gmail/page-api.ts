// What the stand-in's page and its server say to each other beside Gmail's own sync request. Real Gmail has other means
// for this (its `bv` and `fd` requests); nothing of the extension looks at them, so plain JSON does.

import type { Contact, Letter } from "../stand-in/mail.ts";

export type Folder = "inbox" | "sent" | "drafts" | "all";

/** One line of a list. */
export interface ThreadSummary {
  readonly threadId: string;
  readonly legacyThreadId: string;
  /** Set where the row is a draft that belongs to no conversation yet. */
  readonly standaloneDraftId: string | null;
  readonly subject: string;
  readonly snippet: string;
  readonly people: readonly Contact[];
  readonly messageCount: number;
  readonly unread: boolean;
  /** Milliseconds since 1970. */
  readonly date: number;
}

export interface MessageData extends Omit<Letter, "inReplyTo"> {
  /** `msg-a:r…` where this account wrote it, `msg-f:…` where it came in. */
  readonly messageId: string;
  readonly legacyMessageId: string;
  readonly draft: boolean;
}

export interface ThreadData {
  readonly threadId: string;
  readonly legacyThreadId: string;
  readonly subject: string;
  readonly messages: readonly MessageData[];
}

/** `POST …/undo`: whether the mail could still be held back. */
export interface UndoAnswer {
  readonly undone: boolean;
}
