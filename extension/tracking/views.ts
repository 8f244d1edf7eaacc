import type { MessageId } from "../../shared/ids.ts";
import { claimedPayload } from "../../shared/token.ts";
import type { ShownMail } from "../mail/mail-client.ts";
import { trackedParts } from "../mail/tracked-parts.ts";
import type { BackgroundLink, ViewedMail } from "./background-link.ts";
import { retry } from "./retry.ts";

export interface ViewSignalOptions {
  readonly link: Pick<BackgroundLink, "viewing">;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Aborted when the extension was reloaded. */
  readonly signal: AbortSignal;
}

/** A view covers the hits of the 20 s after it; the background takes one of a mail in 15 s. */
const PAUSE_MS = 16_000;
/** A conversation's messages come within a few milliseconds of each other. */
const GATHER_MS = 50;
/** The most that one `viewing` request takes. */
const MOST_MAILS = 100;

/**
 * Lets the background know which tracked mails the page shows with their pixels, each at once and then at most every 16 s,
 * when its pixel has been loaded anew. One that the rules stopped is not told: nothing came of it, and a hit of these
 * seconds is somebody else's. Mail of other senders goes along: only the background knows all that this browser was.
 * @returns to be called for everything that shows mail
 */
export function openViewSignals({
  link,
  now,
  signal,
}: ViewSignalOptions): (mail: ShownMail) => void {
  const lastTold = new Map<MessageId, number>();
  const wanted = new Map<MessageId, ViewedMail>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  /** Runs when the first of what is wanted may be told. */
  function schedule(): void {
    if (timer !== null || wanted.size === 0 || signal.aborted) return;
    const dues = [...wanted.keys()].map((id) => (lastTold.get(id) ?? -Infinity) + PAUSE_MS);
    const wait = dues.reduce((least, due) => Math.min(least, due - now()), PAUSE_MS);
    timer = setTimeout(tell, Math.max(GATHER_MS, wait));
  }

  function tell(): void {
    timer = null;
    const at = now();
    for (const [id, told] of lastTold) if (at - told >= PAUSE_MS) lastTold.delete(id);
    const due = [...wanted.values()].filter(({ messageId }) => !lastTold.has(messageId));
    const mails = due.slice(0, MOST_MAILS);
    for (const { messageId } of mails) {
      wanted.delete(messageId);
      lastTold.set(messageId, at);
    }
    if (mails.length > 0)
      void retry(() => link.viewing(mails), { attempts: 3, firstPauseMs: 500, signal });
    schedule();
  }

  function want(mail: ViewedMail): void {
    wanted.set(mail.messageId, mail);
    // One that waits for its pause to end must not hold up another's first.
    if (timer !== null) clearTimeout(timer);
    timer = null;
    schedule();
  }

  return (mail) => {
    const known = new WeakMap<Element, string>();
    const look = (): void => {
      const contents = mail.contents();
      if (contents === null || mail.closed.aborted) return;
      for (const [pixel, viewed, url] of newPixels(contents, known)) {
        if (pixel.complete && pixel.naturalWidth > 0 && !isStandIn(pixel)) {
          want(viewed);
          continue;
        }
        const loaded = new AbortController();
        const onLoad = (): void => {
          if (isStandIn(pixel)) return;
          loaded.abort();
          if (known.get(pixel) === url) want(viewed);
        };
        pixel.addEventListener("load", onLoad, {
          signal: AbortSignal.any([mail.closed, loaded.signal]),
        });
      }
    };
    mail.onContents(look);
    look();
  };
}

/** What a page shows in place of a picture that it has not fetched. */
function isStandIn(picture: HTMLImageElement): boolean {
  return picture.src.startsWith("data:");
}

/** Those pixels that were not there before, or had another URL, and of which mail they are; none of what is being written. */
function newPixels(
  contents: ParentNode,
  known: WeakMap<Element, string>,
): [pixel: HTMLImageElement, mail: ViewedMail, url: string][] {
  const pixels: [HTMLImageElement, ViewedMail, string][] = [];
  for (const { element, url, hit } of trackedParts(contents)) {
    if (!(element instanceof HTMLImageElement) || known.get(element) === url) continue;
    if (element.closest(EDITABLE) !== null) continue;
    known.set(element, url);
    const payload = claimedPayload(hit.token);
    if (payload !== null)
      pixels.push([element, { sid: hit.sid, messageId: payload.messageId }, url]);
  }
  return pixels;
}

const EDITABLE = '[contenteditable]:not([contenteditable="false"])';
