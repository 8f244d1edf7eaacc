import type { MessageId } from "../../../shared/ids.ts";
import { type MessageHead, messageAround, readHead } from "./message-head.ts";
import { openConversationOf } from "./open-conversation.ts";
import { ownPart } from "./own-part.ts";
import { dateStyleOf } from "./page-dates.ts";
import { SELECTORS } from "./selectors.ts";

/** A message that the page shows, or of which it shows no more than the sender. */
export interface PaneMessage extends MessageHead {
  readonly threadId: string | null;
  /** See `SentIds`. One that is not tracked has a made-up one, the same while the page stands. */
  readonly messageId: string;
  readonly body: HTMLElement | null;
}

/** Reads what a page shows of mail, again and again. */
export interface PaneReader {
  /** The oldest first, those of other conversations between them. */
  read(): readonly PaneMessage[];
  /** Whether what was read last has several messages, and neither their times nor others' say which came first. */
  isOrderUnknown(): boolean;
}

const SEARCH_AGAIN_MS = 1_000;
const MINUTE = 60_000;
/** How far the clocks of the browser and of the mail server may be apart, beside the minute that a page leaves out. */
const APART_MS = 30_000;

interface Searched {
  readonly key: string;
  readonly first: Node | null;
  readonly last: Node | null;
  readonly at: number;
  readonly pixel: Pixel | null;
}

interface Placed {
  readonly key: string;
  readonly first: Node | null;
  readonly threadId: string | null;
}

/** @param isMadeByScript whether the page is a window that a script of the page's has made */
export function paneReader(
  page: Document,
  { now, isMadeByScript }: { readonly now: () => number; readonly isMadeByScript: boolean },
): PaneReader {
  /** A body's conversation is the one that was open when it came: the page may be on its way to the next one since. */
  const placed = new WeakMap<Element, Placed>();
  const madeUp = new WeakMap<Element, string>();
  const searched = new WeakMap<Element, Searched>();
  /** By the page's own names: what was seen of a message before it was folded. */
  const pixels = new Map<string, Pixel>();
  let count = 0;
  let isOldestOnTop: boolean | null = null;
  let isOrderUnknown = false;

  function threadOf(body: HTMLElement, key: string): string | null {
    const before = placed.get(body);
    const isSame =
      before !== undefined &&
      before.key === key &&
      (key !== "" || before.first === body.firstChild) &&
      before.threadId !== null;
    if (isSame) return before.threadId;
    const threadId = openConversationOf(page);
    placed.set(body, { key, first: body.firstChild, threadId });
    return threadId;
  }

  /** Long mails are not searched at every change of the page. */
  function pixelIn(body: HTMLElement, key: string): Pixel | null {
    const { firstChild: first, lastChild: last } = body;
    const at = now();
    const before = searched.get(body);
    const isSame =
      before?.key === key &&
      before.first === first &&
      before.last === last &&
      at - before.at < SEARCH_AGAIN_MS;
    if (isSame) return before.pixel;
    const pixel = ownPart(body);
    searched.set(body, { key, first, last, at, pixel });
    return pixel;
  }

  function makeUp(element: Element, key: string): string {
    if (key !== "") return `outlook:${key}`;
    const known = madeUp.get(element) ?? `outlook:${++count}`;
    madeUp.set(element, known);
    return known;
  }

  return {
    read() {
      const style = dateStyleOf(page);
      const found: Read[] = [];
      const read = (element: HTMLElement, body: HTMLElement | null): void => {
        const around = body === null ? element : (messageAround(body) ?? body);
        // Where a mail stands without its headings, it is there to be printed: `onMailPage` tells of it.
        if (around === body && isMadeByScript) return;
        const head = readHead(around, style, now());
        // A form may name its sender, too, but has no time.
        const isNone = head.time === null || found.some(({ key }) => key === head.key);
        if (body === null && isNone) return;
        const pixel = body === null ? (pixels.get(head.key) ?? null) : pixelIn(body, head.key);
        if (pixel !== null && head.key !== "") pixels.set(head.key, pixel);
        const threadId = body === null ? null : threadOf(body, head.key);
        const message = { ...head, threadId, messageId: makeUp(element, head.key), body };
        found.push({ ...message, pixel: pixel !== null && proves(pixel, head) ? pixel : null });
      };
      for (const body of page.querySelectorAll<HTMLElement>(SELECTORS.messageBody))
        if (body.parentElement?.closest(SELECTORS.messageBody) === null) read(body, body);
      isOrderUnknown = false;
      if (found.length === 0) return [];
      const folded = [...page.querySelectorAll<HTMLElement>(SELECTORS.sender)].filter(
        (heading) =>
          heading.closest(SELECTORS.messageBody) === null &&
          heading.closest(SELECTORS.dockedCompose) === null,
      );
      for (const heading of folded) read(heading, null);
      const inPlace = found.map(inThread(found)).toSorted(byPlace);
      isOldestOnTop = directionOf(inPlace) ?? isOldestOnTop;
      isOrderUnknown =
        inPlace.length > 1 &&
        isOldestOnTop === null &&
        inPlace.every(({ sentAt }) => sentAt === null);
      return withPixels(oldestFirst(inPlace, isOldestOnTop ?? false));
    },
    isOrderUnknown: () => isOrderUnknown,
  };
}

type Pixel = NonNullable<ReturnType<typeof ownPart>>;
type Read = PaneMessage & { readonly pixel: Pixel | null };

/** A folded message is of the conversation of those about it, where they are of one. */
function inThread(found: readonly Read[]): (message: Read) => Read {
  const threads = new Set(
    found.filter(({ body }) => body !== null).map(({ threadId }) => threadId),
  );
  const [only] = threads;
  return (message) =>
    message.body === null && threads.size === 1 ? { ...message, threadId: only ?? null } : message;
}

function placeOf({ body, time }: PaneMessage): Element | null {
  return body ?? time;
}

function byPlace(a: PaneMessage, b: PaneMessage): number {
  const [first, second] = [placeOf(a), placeOf(b)];
  if (first === null || second === null || first === second) return 0;
  const place = first.compareDocumentPosition(second);
  return (place & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1;
}

/** Whether the oldest stands on top; null where the times do not tell. */
function directionOf(inPlace: readonly PaneMessage[]): boolean | null {
  const times = inPlace.map(({ sentAt }) => sentAt).filter((at) => at !== null);
  const [first = 0] = times;
  const last = times.at(-1) ?? 0;
  return first === last ? null : first < last;
}

/**
 * Times are whole minutes: which way the page goes tells of those in the same one. Outlook shows the newest on top unless it
 * is told otherwise, and then does so for every conversation.
 */
function oldestFirst<Message extends PaneMessage>(
  inPlace: readonly Message[],
  isOldestOnTop: boolean,
): readonly Message[] {
  const along = isOldestOnTop ? [...inPlace] : inPlace.toReversed();
  return along.some(({ sentAt }) => sentAt === null)
    ? along
    : along.toSorted((a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0));
}

/** Of several that have the same pixel the oldest is the mail; the others quote it without saying so. */
function withPixels(messages: readonly Read[]): readonly PaneMessage[] {
  const taken = new Set<MessageId>();
  const own = new Map<Read, MessageId>();
  for (const message of messages) {
    const { pixel } = message;
    if (pixel === null || taken.has(pixel.messageId)) continue;
    taken.add(pixel.messageId);
    own.set(quotedBy(message, pixel, messages) ?? message, pixel.messageId);
  }
  return messages.map((read) => {
    const { pixel: _, ...message } = read;
    return { ...message, messageId: own.get(read) ?? message.messageId };
  });
}

/** A pixel is a mail's own; a link may have been copied, and is its own in the mail of the minute in which it was made. */
function proves({ link, mintedAt }: Pixel, { sentAt }: MessageHead): boolean {
  return link === 0 || isOfMinute(mintedAt, sentAt);
}

/** @param mintedAt in seconds @param sentAt in milliseconds, a whole minute */
function isOfMinute(mintedAt: number, sentAt: number | null): boolean {
  return (
    sentAt !== null &&
    mintedAt * 1_000 > sentAt - APART_MS &&
    mintedAt * 1_000 < sentAt + MINUTE + APART_MS
  );
}

/** A folded mail of the minute in which the pixel was made is what an open one of another minute quotes without saying so. */
function quotedBy(message: Read, { mintedAt }: Pixel, all: readonly Read[]): Read | null {
  const isOfIt = ({ sentAt }: Read): boolean => isOfMinute(mintedAt, sentAt);
  if (isOfIt(message)) return null;
  const [only, ...others] = all.filter(
    (one) => one.body === null && one.pixel === null && isOfIt(one),
  );
  return others.length === 0 ? (only ?? null) : null;
}
