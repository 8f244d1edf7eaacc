import { expect } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { messageIdSchema } from "../../shared/ids.ts";
import type { ListRow, OpenMessage } from "../mail/mail-client.ts";
import type { SentMessage } from "../messages.ts";
import { placeMails } from "./place-mails.ts";

const HOST = "outlook.office.com";
export const START = Date.UTC(2026, 10, 21, 9, 30);

/** One that was sent just now. */
export function mail(id: string, changes: Partial<SentMessage> = {}): SentMessage {
  const messageId = messageIdSchema.parse(id.repeat(11));
  return {
    id: messageId,
    mailClient: "outlook",
    mailHost: HOST,
    account: "",
    subject: "Offer",
    recipients: [],
    links: [],
    mintedAt: Date.now() - 100,
    threadId: null,
    mailMessageId: messageId,
    sentAt: Date.now(),
    ...changes,
  };
}

/** A page of Outlook, and what it has the background record: "<mail> in <thread>". */
export function page({ host = HOST, failures = 0 } = {}) {
  const recorded: string[] = [];
  const shown: string[] = [];
  const controller = new AbortController();
  const placing = placeMails({
    host,
    link: {
      async recordSent({ subject, id, threadId, mailMessageId }) {
        if (failures-- > 0) throw new Error("no worker");
        expect(mailMessageId).toBe(id);
        recorded.push(`${subject} ${id.charAt(0)} in ${threadId}`);
      },
    },
    recorded: (threadId) => void shown.push(threadId),
    now: Date.now,
    signal: controller.signal,
  });
  return {
    recorded,
    shown,
    placing,
    /** The extension is reloaded. */
    reload: () => controller.abort(),
    /** A row comes into the page; to be aborted when it leaves. */
    row: (
      threadId: string,
      looksLike: ListRow["looksLike"] = ({ subject }) => subject === "Offer",
    ): AbortController => {
      const closed = new AbortController();
      placing.seeRow({ threadId, closed: closed.signal, mark: () => undefined, looksLike });
      return closed;
    },
    /** A mail is opened. */
    message: (threadId: string, messageId: string): void => {
      const message: OpenMessage = {
        threadId,
        messageId: messageId.repeat(11),
        closed: new AbortController().signal,
        contents: () => null,
        onContents: () => undefined,
        mark: () => undefined,
      };
      placing.seeMessage(message);
    },
  };
}

/** The items that are still looked for, as "<mail> in <thread>". */
export async function waiting(): Promise<string[]> {
  const items = await fakeBrowser.storage.local.get<Record<string, SentMessage>>(null);
  return Object.values(items).map(({ id, threadId }) => `${id.charAt(0)} in ${threadId}`);
}
