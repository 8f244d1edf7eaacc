import { randomBytes } from "node:crypto";
import type { Extension } from "../../../e2e/harness/extension.ts";
import type { SentMessage } from "../../../extension/messages.ts";
import { randomMessageId } from "../../../shared/token.ts";

/** A sent mail as it lies in the mailbox. */
interface SentMail {
  readonly threadId: string;
  readonly subject: string;
  readonly to: readonly string[];
  /** Milliseconds since 1970. */
  readonly date: number;
}

/** The part of Chrome's API that a page of the extension sends messages with. */
declare const chrome: {
  runtime: { sendMessage(message: { type: string; message: SentMessage }): Promise<unknown> };
};

/** Lets the extension's database know these mails as its content script would have told them. */
export async function recordTracked(
  extension: Extension,
  mails: readonly SentMail[],
): Promise<void> {
  const messages = mails.map(({ threadId, subject, to, date }): SentMessage => {
    const id = randomMessageId(randomBytes);
    return {
      id,
      mailClient: "outlook",
      mailHost: "outlook.office.com",
      account: "",
      subject,
      recipients: to.map((email) => ({ email, name: "", field: "to" })),
      links: [],
      mintedAt: date,
      threadId,
      mailMessageId: id,
      sentAt: date,
    };
  });
  const popup = await extension.openPopup();
  await popup.evaluate(async (list) => {
    for (const message of list) await chrome.runtime.sendMessage({ type: "record-sent", message });
  }, messages);
  await popup.close();
}
