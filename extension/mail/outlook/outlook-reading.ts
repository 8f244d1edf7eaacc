import type { MailClient, MailFeature, OpenMessage, OpenThread } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { watchShownMail, type WatchedMail } from "../shown-mail.ts";
import { isOfMail } from "./is-of-mail.ts";
import { lookWhenChanged } from "./look-when-changed.ts";
import { watchMailPage } from "./mail-page.ts";
import { messageMark, type MessageMarkPlace } from "./message-mark.ts";
import { areSeveralSelected } from "./open-conversation.ts";
import { type PaneMessage, paneReader } from "./pane-messages.ts";
import { type KnownThread, openThread } from "./pane-threads.ts";
import { SELECTORS } from "./selectors.ts";

/** What the page shows of mail to be read. */
export interface Reading extends Pick<MailClient, "onThread" | "onMessage" | "onMailPage"> {
  /**
   * The conversation that is open, as `ListRow.threadId` names it; null where the page does not say so.
   * @param within a form of a reply that stands in it
   */
  readonly openConversation: (within: Element) => string | null;
}

interface KnownMessage {
  message: PaneMessage;
  readonly offered: OpenMessage;
  readonly mark: MessageMarkPlace;
  readonly shown: WatchedMail;
  readonly close: () => void;
}

/** What does not come in so many looks is not there. */
const LOOKS = 4;
const LOOK_MS = 2_000;
/** So many mails that never showed a body, while none ever did, are no accident. */
const BODILESS_MAILS = 3;

/** Watches the reading pane of a page, from the first handler on. */
export function watchReading(page: Document, off: (feature: MailFeature) => void): Reading {
  // Asked at once: a document that is written into such a window brings its writer's address with it.
  const isMadeByScript = page.location.protocol === "about:";
  const reader = paneReader(page, { now: Date.now, isMadeByScript });
  const messages = new Map<HTMLElement, KnownMessage>();
  const threads = new Map<string, KnownThread>();
  const onMessage = new Set<(message: OpenMessage) => void>();
  const onThread = new Set<(thread: OpenThread) => void>();
  let stop: (() => void) | null = null;

  function look(): void {
    const read = reader.read();
    const open = new Map<HTMLElement, PaneMessage>();
    for (const message of read)
      if (message.body !== null && message.threadId !== null) open.set(message.body, message);
    for (const [body, known] of messages) {
      const now = open.get(body);
      if (now !== undefined && isSame(now, known.message)) {
        known.message = now;
        known.mark.keep();
        open.delete(body);
        continue;
      }
      messages.delete(body);
      known.close();
    }
    lookAtThreads(read);
    if (isOver()) {
      // The marks stay as long as their messages do, and their panels say why they tell nothing more.
      if (messages.size === 0) end();
      return;
    }
    for (const [body, message] of open) {
      const known = openMessage(
        page,
        body,
        message,
        () => messages.get(body)?.message.time ?? null,
      );
      messages.set(body, known);
      for (const handler of onMessage) callSafely(() => handler(known.offered), undefined);
    }
  }

  function lookAtThreads(read: readonly PaneMessage[]): void {
    const byThread = Map.groupBy(read, ({ threadId }) => threadId ?? "");
    // Whether somebody answered is a matter of who came first.
    const isOrdered = !reader.isOrderUnknown();
    byThread.delete("");
    for (const [threadId, known] of threads) {
      if (byThread.get(threadId)?.some(({ body }) => body !== null) === true) continue;
      threads.delete(threadId);
      known.close();
    }
    if (isOver()) return;
    for (const [threadId, ofThread] of byThread) {
      const before = threads.get(threadId);
      const known = before ?? openThread(threadId);
      threads.set(threadId, known);
      known.update(isOrdered ? ofThread : []);
      if (before !== undefined) continue;
      for (const handler of onThread) callSafely(() => handler(known.offered), undefined);
    }
  }

  /** How long it has been so that something is missing, in looks. */
  const missing = { reading: 0, replies: 0 };
  /** Mails that have stood open without a body, and for how many looks; one that is slow to load, or folded, is no proof. */
  const bodiless = new Map<string, number>();
  let hasSeenBody = false;

  function lookForWhatIsMissing(): void {
    look();
    if (isOver()) return;
    const read = reader.read().filter(({ body }) => body !== null);
    const isUnread = read.some(({ threadId }) => threadId === null) && !areSeveralSelected(page);
    hasSeenBody ||= read.length > 0;
    count("reading", isUnread || (!hasSeenBody && isUnknown()));
    count("replies", read.some(({ sender }) => sender === null) || reader.isOrderUnknown());
  }

  function isUnknown(): boolean {
    const mail = isOfMail(page) ? page.querySelector(SELECTORS.openMail) : null;
    if (mail === null) return false;
    if (page.querySelector(SELECTORS.unknownBody) !== null) return true;
    const looks = (bodiless.get(mail.id) ?? 0) + 1;
    bodiless.set(mail.id, looks);
    return [...bodiless.values()].filter((times) => times >= LOOKS).length >= BODILESS_MAILS;
  }

  function count(feature: "reading" | "replies", isMissing: boolean): void {
    missing[feature] = isMissing ? missing[feature] + 1 : 0;
    if (missing[feature] >= LOOKS) off(feature);
  }

  function start(): void {
    if (stop !== null) return;
    const watching = lookWhenChanged(page, look);
    const looking = setInterval(lookForWhatIsMissing, LOOK_MS);
    stop = () => {
      watching();
      clearInterval(looking);
    };
  }

  const isOver = (): boolean => onMessage.size === 0 && onThread.size === 0;

  function end(): void {
    stop?.();
    stop = null;
  }

  /** Handlers come and go; each is given what is there and what comes. */
  function add<Offered>(
    handlers: Set<(offered: Offered) => void>,
    known: ReadonlyMap<unknown, { readonly offered: Offered }>,
    handler: (offered: Offered) => void,
    signal: AbortSignal,
  ): void {
    if (signal.aborted) return;
    const before = new Set(known.values());
    handlers.add(handler);
    signal.addEventListener("abort", () => {
      handlers.delete(handler);
      if (isOver() && messages.size === 0) end();
    });
    start();
    look();
    for (const one of known.values())
      if (before.has(one)) callSafely(() => handler(one.offered), undefined);
  }

  return {
    onMessage: (handler, signal) => add(onMessage, messages, handler, signal),
    onThread: (handler, signal) => add(onThread, threads, handler, signal),
    onMailPage(handler, signal) {
      if (isMadeByScript) watchMailPage(page, handler, signal);
    },
    openConversation(within) {
      const pane = within.closest(SELECTORS.readingPane);
      for (const [body, { message }] of messages)
        if (pane?.contains(body) === true) return message.threadId;
      return null;
    },
  };
}

function isSame(a: PaneMessage, b: PaneMessage): boolean {
  return a.threadId === b.threadId && a.messageId === b.messageId;
}

function openMessage(
  page: Document,
  body: HTMLElement,
  message: PaneMessage,
  time: () => HTMLElement | null,
): KnownMessage {
  const controller = new AbortController();
  const closed = controller.signal;
  const shown = watchShownMail(() => (body.isConnected ? body : null), closed);
  const mark = messageMark(page, () => ({ time: time() ?? message.time, body }), closed);
  const { threadId, messageId } = message;
  return {
    message,
    shown,
    mark,
    offered: { ...shown, threadId: threadId ?? "", messageId, mark: (status) => mark.show(status) },
    close: () => controller.abort(),
  };
}
