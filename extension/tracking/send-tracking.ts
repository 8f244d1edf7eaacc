import { randomMessageId } from "../../shared/token.ts";
import { mintClickUrl, mintOpenUrl, type TrackedUrlContext } from "../../shared/tracked-url.ts";
import type { ComposeWindow, MailClient, OutgoingMail, SendHandler } from "../mail/mail-client.ts";
import type { SentMessage } from "../messages.ts";
import { sendingTime } from "../sending-time.ts";
import type { TrackingChoice } from "../preferences.ts";
import type { Decision, MailFacts } from "../rules/decide-tracking.ts";
import { isAddressText } from "./address-text.ts";
import type { Bodies, TrackedBody } from "./bodies.ts";
import { searchedText } from "./own-text.ts";
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
  /** What of this mail is tracked, as it leaves. */
  decide(mail: MailFacts): Decision;
  /** Whether and when the rep is to be reminded of it. */
  reminder(): SentMessage["reminder"] | null;
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

  /** What the rep wrote, where the rules need it. Some mail clients empty the editor before the mail leaves. */
  let textAtPress: string | null = null;

  function takeBack(): void {
    undo();
    undo = () => undefined;
  }

  /** What the mail's row says of it, but for what is tracked. */
  function rowOf(mail: OutgoingMail, id: SentMessage["id"], mintedAt: number): SentMessage {
    return {
      id,
      mailClient: options.mailClient,
      mailHost: options.mailHost,
      account: compose.account,
      subject: mail.subject,
      recipients: [...mail.recipients],
      links: [],
      mintedAt,
      threadId: null,
      mailMessageId: null,
      sentAt: null,
    };
  }

  /** Null where the body cannot be changed. */
  function track(
    mail: OutgoingMail,
    choice: TrackingChoice,
    urls: TrackedUrlContext,
    before: SentMessage | undefined,
  ): TrackedBody | null {
    const mintedAt = options.now();
    const id =
      before !== undefined && isTracked(before) ? before.id : randomMessageId(options.randomBytes);
    const payload = { messageId: id, mintedAt: Math.floor(mintedAt / 1000), recipient: 0 };
    const tracked = options.bodies.track(mail.body, {
      open: () => (choice.opens ? mintOpenUrl(urls, payload) : null),
      click: (link, destination) =>
        choice.links ? mintClickUrl(urls, { ...payload, link }, destination) : null,
      staysFor: options.settings.wrapsAddressTexts() ? undefined : isAddressText,
    });
    if (tracked === null) return null;
    ({ undo } = tracked);
    if (!choice.opens && tracked.links.length === 0) {
      leaveUntracked(mail);
      return tracked;
    }
    const reminder = options.reminder();
    const attempt: SentMessage = {
      ...rowOf(mail, id, mintedAt),
      links: [...tracked.links],
      tracking: { opens: choice.opens, links: choice.links },
      ...(reminder == null ? {} : { reminder }),
    };
    options.sentMail.leaving(attempt);
    attempts.set(compose.draftId, attempt);
    return tracked;
  }

  /** For lists to say so. Nothing is kept of it before it is sent: no hit could prove that it was. */
  function leaveUntracked(mail: OutgoingMail): void {
    const row = rowOf(mail, randomMessageId(options.randomBytes), options.now());
    attempts.set(compose.draftId, { ...row, tracking: { opens: false, links: false } });
  }

  /** @returns the body as HTML, where it is to leave so */
  function leave(mail: OutgoingMail): string | null {
    const before = attempts.get(compose.draftId);
    // Should this one leave untracked, its confirmation must not go to the one before.
    attempts.delete(compose.draftId);
    const body = options.bodies.clean(mail.body);
    const asWritten = body.kind === "html" ? body.html : null;
    const { recipients, subject } = mail;
    const { opens, links, why, isWished } = options.decide({
      recipients,
      subject,
      text: () =>
        textAtPress ?? searchedText(compose.editor, options.settings.rules().confidential),
      isPlainText: body.kind === "plain-text",
    });
    const readiness = options.settings.readiness();
    if (opens || links) {
      // It is ready whenever something is tracked.
      if (readiness.state !== "ready") return asWritten;
      const tracked = track({ ...mail, body }, { opens, links }, readiness.urls, before);
      return tracked === null ? asWritten : tracked.html;
    }
    // Without a server there is nothing yet that lists could show, and after a reload nobody takes it.
    if (why.is !== "not-paired" && why.is !== "reloaded") leaveUntracked(mail);
    // Of a rule, and of the rep's wish, the switch has told.
    const isTold = why.is === "wished" || why.is === "never-track" || why.is === "confidential";
    if (isWished && !isTold) options.untracked(why.is);
    return asWritten;
  }

  return {
    pressed() {
      takeBack();
      textAtPress = searchedText(compose.editor, options.settings.rules().confidential);
      // A folded quote leaves apart from the body and could not be cleaned. It quotes what stands on the page.
      if (!showsTracked(compose.editor.ownerDocument)) return;
      compose.unfoldQuote();
      stripElement(compose.editor);
    },
    leaving(mail) {
      try {
        takeBack();
        return leave(mail);
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
      // What the page names no mail by, it knows by what is tracked in it: that was an earlier attempt, which the background saw.
      if (messageId === null && !isTracked(attempt)) return;
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

/** One that says nothing of it was tracked: only what leaves untracked says so. */
function isTracked({ tracking }: SentMessage): boolean {
  return tracking === undefined || tracking.opens || tracking.links;
}
