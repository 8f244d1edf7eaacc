import { browser } from "wxt/browser";
import type { Broadcast, Request, SeenMail, SentMessage, ThreadStatus } from "../messages.ts";
import { areStatuses, isBroadcast, mustSay } from "../own-scripts.ts";
import type { MessageId, SenderId } from "../../shared/ids.ts";
import type { MailClient } from "../mail/mail-client.ts";

/** A tracked mail of whichever sender, as its URLs name it. */
export interface ViewedMail {
  readonly sid: SenderId;
  readonly messageId: MessageId;
}

/** The background, as the tracking in a page sees it. */
export interface BackgroundLink {
  /** The statuses of those among the threads that have a tracked mail. */
  threadStatuses(threadIds: readonly string[]): Promise<readonly ThreadStatus[]>;
  /** Resolves once the mail is in the database. */
  recordSent(message: SentMessage): Promise<void>;
  recordSeen(mail: SeenMail): Promise<void>;
  /** These tracked mails, of whichever sender, are on show just now; 100 at most. */
  viewing(mails: readonly ViewedMail[]): Promise<void>;
  /** Shows the list of mails in the dashboard. */
  openDashboard(): Promise<void>;
  /** Goes to a mail's thread. */
  openMail(messageId: MessageId): Promise<void>;
  onStatuses(handler: (statuses: readonly ThreadStatus[]) => void, signal: AbortSignal): void;
  /** What is to be said in this page, for the system does not say it. */
  onToast(handler: (toast: Toast) => void, signal: AbortSignal): void;
}

export type Toast = Omit<Extract<Broadcast, { type: "toast" }>, "type">;

function hear(handler: (message: Broadcast) => void, signal: AbortSignal): void {
  browser.runtime.onMessage.addListener((message: unknown) => {
    if (isBroadcast(message) && !signal.aborted) handler(message);
  });
}

/**
 * Speaks to the background through runtime messages. A request wakes the worker; it rejects when the worker does not
 * answer, answers something else, or the extension was reloaded.
 */
export function openBackgroundLink(mailClient: MailClient["kind"]): BackgroundLink {
  const ask = async (request: Request): Promise<unknown> => browser.runtime.sendMessage(request);
  return {
    async threadStatuses(threadIds) {
      const answer = await ask({ type: "thread-statuses", threadIds: [...threadIds] });
      if (!areStatuses(answer)) throw new TypeError("no answer");
      return answer;
    },
    async recordSent(message) {
      mustSay(await ask({ type: "record-sent", message }), "recorded");
    },
    async recordSeen(mail) {
      await ask({ type: "record-seen", mail });
    },
    async viewing(mails) {
      mustSay(await ask({ type: "viewing", mailClient, mails: [...mails] }), "noted");
    },
    async openDashboard() {
      await ask({ type: "open-dashboard", at: { page: "mails" } });
    },
    async openMail(messageId) {
      await ask({ type: "open-mail", messageId });
    },
    onStatuses(handler, signal) {
      hear((message) => {
        if (message.type === "statuses-changed") handler(message.statuses);
      }, signal);
    },
    onToast(handler, signal) {
      hear((message) => {
        if (message.type === "toast") handler(message);
      }, signal);
    },
  };
}
