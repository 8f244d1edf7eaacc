import type { Contact, Letter, StoredMail } from "../stand-in/mail.ts";
import { previewOf } from "../stand-in/preview.ts";
import type { Folder, MessageData, ThreadData, ThreadSummary } from "./page-api.ts";

/** A mail as it lies in one person's mailbox. */
export interface StoredMessage extends StoredMail, MessageData {
  readonly folders: ReadonlySet<Folder>;
}

interface StoredThread {
  readonly threadId: string;
  readonly legacyThreadId: string;
  messages: StoredMessage[];
}

/** Makes the ids of a mailbox; one maker for a whole stand-in, so that no two mails share an id. */
export interface IdMaker {
  /** 16 hex digits, as in Gmail's addresses and in its API. */
  legacyId(): string;
  rfcId(): string;
}

/** Ids that count up from a fixed start: the same in every run. */
export function countingIds(): IdMaker {
  let legacy = 0x19_3a_00_00_00_00_00_10n;
  let rfc = 0;
  return {
    legacyId: () => {
      legacy += 0x1111n;
      return legacy.toString(16).padStart(16, "0");
    },
    rfcId: () => `<CAStandIn${(rfc += 1)}@mail.gmail.com>`,
  };
}

/** One person's conversations, in memory. */
export class Mailbox {
  readonly owner: Contact;
  readonly #ids: IdMaker;
  #threads: StoredThread[] = [];

  constructor(owner: Contact, ids: IdMaker) {
    this.owner = owner;
    this.#ids = ids;
  }

  /** Newest first, as a list shows them. */
  list(folder: Folder): ThreadSummary[] {
    return this.#threads
      .filter((thread) =>
        thread.messages.some((message) => folder === "all" || message.folders.has(folder)),
      )
      .map((thread) => this.#summary(thread, folder))
      .sort((a, b) => b.date - a.date);
  }

  /** What lies in a folder, oldest first. */
  messages(folder: Folder): StoredMessage[] {
    return this.#threads
      .flatMap((thread) => thread.messages)
      .filter(({ folders }) => folders.has(folder))
      .sort((a, b) => a.date - b.date);
  }

  /** By either of its two ids. */
  thread(id: string): ThreadData | null {
    const thread = this.#threads.find(
      ({ threadId, legacyThreadId }) => threadId === id || legacyThreadId === id,
    );
    if (thread === undefined) return null;
    return { ...thread, subject: thread.messages[0]?.subject ?? "", messages: thread.messages };
  }

  message(messageId: string): StoredMessage | null {
    return (
      this.#threads.flatMap((thread) => thread.messages).find((it) => it.messageId === messageId) ??
      null
    );
  }

  threadOf(messageId: string): ThreadData | null {
    const thread = this.#threads.find((it) =>
      it.messages.some((message) => message.messageId === messageId),
    );
    return thread === undefined ? null : this.thread(thread.threadId);
  }

  /** Saves a draft, or turns it into a sent mail; the ids it got when it was first saved stay. */
  put(
    threadId: string,
    written: Omit<StoredMessage, "legacyMessageId" | "rfcId" | "unread">,
  ): StoredMessage {
    const before = this.message(written.messageId);
    const message: StoredMessage = {
      ...written,
      unread: false,
      // Gmail gives the sent mail another id than the draft had; only its thread keeps the first.
      legacyMessageId: this.#ids.legacyId(),
      rfcId: before?.rfcId ?? this.#ids.rfcId(),
    };
    const thread = this.#threads.find((it) => it.threadId === threadId);
    if (thread === undefined) {
      this.#threads.push({
        threadId,
        legacyThreadId: message.legacyMessageId,
        messages: [message],
      });
    } else {
      thread.messages = [
        ...thread.messages.filter((it) => it.messageId !== message.messageId),
        message,
      ];
    }
    return message;
  }

  /** Takes in a copy of a mail that was written elsewhere, into the conversation it answers where there is one. */
  receive(mail: Letter, folder: "inbox" | "sent" = "inbox"): StoredMessage {
    const legacyMessageId = this.#ids.legacyId();
    const message: StoredMessage = {
      ...mail,
      messageId: `msg-f:${BigInt(`0x${legacyMessageId}`)}`,
      legacyMessageId,
      folders: new Set([folder]),
      unread: folder === "inbox",
      draft: false,
    };
    const answered = this.#threads.find((thread) =>
      thread.messages.some(({ rfcId }) => rfcId === mail.inReplyTo || rfcId === mail.rfcId),
    );
    if (answered === undefined) {
      const threadId = `thread-f:${BigInt(`0x${legacyMessageId}`)}`;
      this.#threads.push({ threadId, legacyThreadId: legacyMessageId, messages: [message] });
    } else {
      answered.messages.push(message);
    }
    return message;
  }

  markRead(id: string): void {
    for (const thread of this.#threads) {
      if (thread.threadId !== id && thread.legacyThreadId !== id) continue;
      thread.messages = thread.messages.map((message) => ({ ...message, unread: false }));
    }
  }

  remove(messageId: string): void {
    for (const thread of this.#threads) {
      thread.messages = thread.messages.filter((message) => message.messageId !== messageId);
    }
    this.#threads = this.#threads.filter((thread) => thread.messages.length > 0);
  }

  #summary(thread: StoredThread, folder: Folder): ThreadSummary {
    const last = thread.messages.at(-1);
    const only = thread.messages.length === 1 ? last : undefined;
    const newest =
      thread.messages.findLast(({ folders }) => folder === "all" || folders.has(folder)) ?? last;
    return {
      threadId: thread.threadId,
      legacyThreadId: thread.legacyThreadId,
      standaloneDraftId: only?.draft === true ? only.messageId : null,
      subject: thread.messages[0]?.subject ?? "",
      snippet: previewOf(last?.html ?? ""),
      people:
        folder === "sent" || folder === "drafts"
          ? (newest?.to ?? [])
          : newest === undefined
            ? []
            : [newest.from],
      messageCount: thread.messages.length,
      unread: thread.messages.some(({ unread }) => unread),
      date: newest?.date ?? 0,
    };
  }
}
