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
  readonly compose: Pick<ComposeWindow, "account" | "editor" | "unfoldQuote">;
  /** Whether the rep wants this mail tracked. */
  wanted(): boolean;
  /** The mail leaves untracked, not by the rep's wish. */
  untracked(reason: UntrackedReason): void;
  /** The mail is in the database. */
  recorded(threadId: string): void;
  readonly now: () => number;
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * Tracks the mail of one compose window at Send: cleans the body of tracked parts of other mails, wraps the links, adds
 * the pixel. Each attempt to send makes a new message, and takes the place of the one before unless that one was sent.
 */
export function trackSend(options: SendTrackingOptions): SendHandler {
  let attempt: SentMessage | null = null;

  function rewrite(html: string, mail: OutgoingMail, urls: TrackedUrlContext): string {
    const mintedAt = options.now();
    const id = randomMessageId(options.randomBytes);
    const payload = { messageId: id, mintedAt: Math.floor(mintedAt / 1000), recipient: 0 };
    const tracked = instrument(html, {
      open: () => mintOpenUrl(urls, payload),
      click: (link, destination) => mintClickUrl(urls, { ...payload, link }, destination),
    });
    attempt = {
      id,
      mailClient: options.mailClient,
      account: options.compose.account,
      subject: mail.subject,
      recipients: [...mail.recipients],
      links: [...tracked.links],
      mintedAt,
      threadId: null,
      mailMessageId: null,
      sentAt: null,
    };
    options.sentMail.leaving(attempt);
    return tracked.html;
  }

  return {
    pressed() {
      // A folded quote leaves apart from the body and could not be cleaned. It quotes what stands on the page.
      if (!showsTracked(document)) return;
      options.compose.unfoldQuote();
      stripElement(options.compose.editor);
    },
    leaving(mail) {
      if (attempt !== null) options.sentMail.replaced(attempt.id);
      attempt = null;
      try {
        if (mail.html === null) {
          if (options.wanted()) options.untracked("plain-text");
          return null;
        }
        const html = stripHtml(mail.html);
        const readiness = options.settings.readiness();
        if (readiness.state === "ready" && options.wanted())
          return rewrite(html, mail, readiness.urls);
        if (readiness.state !== "ready") options.untracked(readiness.state);
        return html === mail.html ? null : html;
      } catch (error) {
        attempt = null;
        // The name only: a message could quote the mail.
        console.error(
          "Sightline: a mail left untracked,",
          error instanceof Error ? error.name : "",
        );
        options.untracked("failed");
        return null;
      }
    },
    sent({ threadId, messageId }) {
      if (attempt === null) return;
      const message: SentMessage = {
        ...attempt,
        threadId,
        mailMessageId: messageId,
        sentAt: options.now(),
      };
      attempt = null;
      options.sentMail
        .confirmed(message)
        .then((recorded) => {
          if (recorded) options.recorded(threadId);
          return recorded;
        })
        .catch(() => undefined);
    },
    failed() {
      // The answer may have been lost, not the mail: the attempt stays until the next one takes its place.
    },
  };
}
