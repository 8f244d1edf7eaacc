import type { MailClient } from "../mail/mail-client.ts";
import { openInsets } from "../inset/insets.ts";
import type { SentMessage } from "../messages.ts";
import { openBackgroundLink } from "./background-link.ts";
import type { Bodies } from "./bodies.ts";
import type { ComposeChoices } from "./compose-choices.ts";
import { trackCompose } from "./compose-tracking.ts";
import { addLauncher } from "./launcher.ts";
import { openNotices } from "./notices.ts";
import { rehearseSend } from "./rehearse-send.ts";
import type { placeMails } from "./place-mails.ts";
import { watchSeenMails } from "./seen-mails.ts";
import { keepSentMail } from "./sent-mail.ts";
import { openStatusBook } from "./status-book.ts";
import { markMessage, markRow } from "./status-marks.ts";
import type { TrackingSettings } from "./settings.ts";
import { showToasts } from "./toasts.ts";
import { openViewSignals } from "./views.ts";

/** What differs between mail clients. */
export interface TrackingParts {
  readonly bodies: Bodies;
  /** For a mail client that does not say in which thread a mail has gone. Weighs nothing in the others' scripts. */
  readonly placeMails?: typeof placeMails;
}

/**
 * Tracks the mail of one webmail page: the composition of all that stands in this folder.
 * @param signal aborted when the extension was reloaded. The compose windows then go on sending, untracked.
 */
export function startTracking(
  client: MailClient,
  settings: TrackingSettings,
  signal: AbortSignal,
  { bodies, placeMails: openPlacing }: TrackingParts,
): void {
  const link = openBackgroundLink(client.kind);
  const { now } = Date;
  const book = openStatusBook(link, signal);
  const sentMail = keepSentMail(link, signal);
  const recorded = (threadId: string): void => book.refresh(threadId);
  const placing = openPlacing?.({ host: client.host, link, recorded, now, signal });
  const choices: ComposeChoices = new Map();
  const attempts = new Map<string, SentMessage>();
  const notices = openNotices(client.kind, window);
  const page = new AbortController().signal;
  const insets = openInsets(signal);
  let rehearsal: Promise<void> | null = null;

  client.onMissedSend((reason) => {
    if (!settings.trackByDefault()) return;
    // What keeps every mail from being tracked says more than why this one was missed.
    const { state } = settings.readiness();
    notices.untracked(state === "ready" ? reason : state);
  }, page);
  client.onFeatureOff((feature) => {
    const { state } = settings.readiness();
    if (state === "ready" || state === "paused") notices.featureOff(feature);
  }, page);
  client.onCompose((compose) => {
    trackCompose(compose, {
      mailClient: client.kind,
      mailHost: client.host,
      bodies,
      settings,
      notices,
      choices,
      openMenu: insets.openMenu,
      sentMail,
      attempts,
      recorded,
      now,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    });
    placing?.seeAccount(compose.account);
    rehearsal ??= rehearseSend(idle, bodies);
  }, page);
  const marks = { book, settings, now };
  const view = openViewSignals({ link, now, signal });
  const { card, drawer } = insets;
  client.onListRow((row) => {
    const { threadId } = row;
    markRow(row, {
      ...marks,
      point: (mark, words) => card.point(mark, { threadId, words }),
      leave: () => card.leave(),
      press: (mark, words) => card.press(mark, { threadId, words }),
    });
    placing?.seeRow(row);
  }, signal);
  client.onMessage((message) => {
    const { threadId, messageId } = message;
    const press = (button: HTMLElement): void =>
      drawer.toggle({ threadId, mailMessageId: messageId }, button);
    markMessage(message, { ...marks, press });
    view(message);
    placing?.seeMessage(message);
  }, signal);
  client.onMailPage(view, signal);
  client.onThread((thread) => {
    watchSeenMails(thread, { book, link, now, signal });
    drawer.follow(thread.threadId, thread.closed);
    placing?.seeAccount(thread.account);
  }, signal);
  showToasts(client.kind, document, link, signal);
  addLauncher({ client, book, link, drawer, signal });
}

function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve()));
}
