import { randomMessageId } from "../../shared/token.ts";
import { mintClickUrl, mintOpenUrl, type TrackedUrlContext } from "../../shared/tracked-url.ts";
import type { ComposeWindow, MailClient, OutgoingMail, SendHandler } from "../mail/mail-client.ts";
import type { SentMessage } from "../messages.ts";
import { instrument } from "./instrument.ts";
import type { SentMail } from "./sent-mail.ts";
import { showsTracked, stripElement, stripHtml } from "./strip.ts";
import type { TrackingSettings } from "./settings.ts";
import type { UntrackedReason } from "./untracked-notice.ts";

export interface SendTrackingOptions {
  readonly mailClient: MailClient["kind"];
  readonly settings: TrackingSettings;
  readonly sentMail: SentMail;
  /** By draft: what has left and is not confirmed. Shared by all windows of a page. */
  readonly attempts: Map<string, SentMessage>;
  readonly compose: Pick<ComposeWindow, "account" | "draftId" | "editor" | "unfoldQuote">;
  /** Whether the rep wants this mail tracked. */
  wanted(): boolean;
  /** The mail leaves untracked, not by the rep's wish. */
  untracked(reason: UntrackedReason): void;
  /** The mail is in the database, and its thread is known. */
  recorded(threadId: string): void;
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * Tracks the mail of one compose window at Send: cleans the body of tracked parts of other mails, wraps the links, adds
 * the pixel. Every attempt to send a draft is the same message until one is confirmed, whichever window it leaves from:
 * of a send that seems to have failed, only the answer may be lost, and then it is the first copy that is opened.
 */
export function trackSend(options: SendTrackingOptions): SendHandler {
  const { attempts, compose } = options;

  function rewrite(
    html: string,
    mail: OutgoingMail,
    urls: TrackedUrlContext,
    before: SentMessage | undefined,
  ): string {
    const mintedAt = options.now();
    const id = before?.id ?? randomMessageId(options.randomBytes);
    const payload = { messageId: id, mintedAt: Math.floor(mintedAt / 1000), recipient: 0 };
    const tracked = instrument(html, {
      open: () => mintOpenUrl(urls, payload),
      click: (link, destination) => mintClickUrl(urls, { ...payload, link }, destination),
    });
    const attempt: SentMessage = {
      id,
      mailClient: options.mailClient,
      account: compose.account,
      subject: mail.subject,
      recipients: [...mail.recipients],
      links: [...tracked.links],
      mintedAt,
      threadId: null,
      mailMessageId: null,
      sentAt: null,
    };
    options.sentMail.leaving(attempt);
    attempts.set(compose.draftId, attempt);
    return tracked.html;
  }

  return {
    pressed() {
      // A folded quote leaves apart from the body and could not be cleaned. It quotes what stands on the page.
      if (!showsTracked(document)) return;
      compose.unfoldQuote();
      stripElement(compose.editor);
    },
    leaving(mail) {
      try {
        const before = attempts.get(compose.draftId);
        // Should this one leave untracked, its confirmation must not go to the one before.
        attempts.delete(compose.draftId);
        const html = mail.body.kind === "html" ? stripHtml(mail.body.html) : null;
        if (!options.wanted()) return html;
        const readiness = options.settings.readiness();
        if (html !== null && readiness.state === "ready")
          return rewrite(html, mail, readiness.urls, before);
        options.untracked(readiness.state === "ready" ? "plain-text" : readiness.state);
        return html;
      } catch (error) {
        // The name only: a message could quote the mail.
        console.error(
          "Sightline: a mail left untracked,",
          error instanceof Error ? error.name : "",
        );
        options.untracked("failed");
        return null;
      }
    },
    stayed() {},
    sent({ threadId, messageId }) {
      const attempt = attempts.get(compose.draftId);
      if (attempt === undefined) return;
      const message: SentMessage = {
        ...attempt,
        threadId,
        mailMessageId: messageId ?? attempt.id,
        sentAt: options.now(),
      };
      attempts.delete(compose.draftId);
      options.sentMail
        .confirmed(message)
        .then((recorded) => {
          if (recorded && threadId !== null) options.recorded(threadId);
          return recorded;
        })
        .catch(() => undefined);
    },
  };
}
