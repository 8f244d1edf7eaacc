import { randomMessageId } from "../../shared/token.ts";
import { mintClickUrl, mintOpenUrl, type TrackedUrlContext } from "../../shared/tracked-url.ts";
import type { ComposeWindow, MailClient, OutgoingMail, SendHandler } from "../mail/mail-client.ts";
import { type SentMessage, sendingTime } from "../messages.ts";
import type { Bodies, TrackedBody } from "./bodies.ts";
import type { SentMail } from "./sent-mail.ts";
import { showsTracked, stripElement } from "./strip.ts";
import type { TrackingSettings } from "./settings.ts";
import type { UntrackedReason } from "./notices.ts";

export interface SendTrackingOptions {
  readonly mailClient: MailClient["kind"];
  /** The host of the page. */
  readonly mailHost: string;
  readonly bodies: Bodies;
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
  /** Of what stands changed in the editor. */
  let undo: () => void = () => undefined;

  function takeBack(): void {
    undo();
    undo = () => undefined;
  }

  /** Null where the body cannot be changed. */
  function track(
    mail: OutgoingMail,
    urls: TrackedUrlContext,
    before: SentMessage | undefined,
  ): TrackedBody | null {
    const mintedAt = options.now();
    const id = before?.id ?? randomMessageId(options.randomBytes);
    const payload = { messageId: id, mintedAt: Math.floor(mintedAt / 1000), recipient: 0 };
    const tracked = options.bodies.track(mail.body, {
      open: () => mintOpenUrl(urls, payload),
      click: (link, destination) => mintClickUrl(urls, { ...payload, link }, destination),
    });
    if (tracked === null) return null;
    ({ undo } = tracked);
    const attempt: SentMessage = {
      id,
      mailClient: options.mailClient,
      mailHost: options.mailHost,
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
    return tracked;
  }

  return {
    pressed() {
      takeBack();
      // A folded quote leaves apart from the body and could not be cleaned. It quotes what stands on the page.
      if (!showsTracked(compose.editor.ownerDocument)) return;
      compose.unfoldQuote();
      stripElement(compose.editor);
    },
    leaving(mail) {
      try {
        takeBack();
        const before = attempts.get(compose.draftId);
        // Should this one leave untracked, its confirmation must not go to the one before.
        attempts.delete(compose.draftId);
        const body = options.bodies.clean(mail.body);
        const asWritten = body.kind === "html" ? body.html : null;
        if (!options.wanted()) return asWritten;
        const readiness = options.settings.readiness();
        if (readiness.state !== "ready") {
          options.untracked(readiness.state);
          return asWritten;
        }
        const tracked = track({ ...mail, body }, readiness.urls, before);
        if (tracked === null) options.untracked("plain-text");
        return tracked === null ? asWritten : tracked.html;
      } catch (error) {
        // The name only: a message could quote the mail.
        console.error(
          "Sightline: a mail left untracked,",
          error instanceof Error ? error.name : "",
        );
        takeBack();
        options.untracked("failed");
        return null;
      }
    },
    stayed({ mayHaveLeft }) {
      takeBack();
      // An editor may have drawn its content anew, with addresses in another form.
      stripElement(compose.editor);
      const attempt = attempts.get(compose.draftId);
      // It stays in `attempts`: the next one is the same message, and this one may yet turn out to have left.
      if (attempt !== undefined && !mayHaveLeft) options.sentMail.stayed(attempt.id);
    },
    sent({ threadId, messageId, deferredUntil = null }) {
      undo = () => undefined;
      const attempt = attempts.get(compose.draftId);
      if (attempt === undefined) return;
      const message: SentMessage = {
        ...attempt,
        threadId,
        mailMessageId: messageId ?? attempt.id,
        ...sendingTime(options.now(), deferredUntil),
      };
      // A window that stands there again has a mail that was refused after all: the next one is the same message. Where
      // the page names mails, what was sent has its own name.
      if (messageId !== null) attempts.delete(compose.draftId);
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
