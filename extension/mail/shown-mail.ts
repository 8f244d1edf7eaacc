import type { ShownMail } from "./mail-client.ts";
import { callSafely } from "./call-safely.ts";
import { PART_ATTRIBUTES } from "./tracked-parts.ts";

/** A part of the page that shows mail; `look` is to be called when the page may have drawn it anew. */
export interface WatchedMail extends ShownMail {
  look(): void;
}

/** Watches what shows of a mail: pictures that are shown later, a quote that is unfolded, a body that is drawn again. */
export function watchShownMail(
  contents: () => HTMLElement | null,
  closed: AbortSignal,
): WatchedMail {
  const handlers = new Set<() => void>();
  const tell = (): void => {
    for (const handler of handlers) callSafely(handler, undefined);
  };
  const observer = new MutationObserver(tell);
  let watched: HTMLElement | null = null;

  function watch(): void {
    const element = contents();
    if (element === watched) return;
    observer.disconnect();
    watched = element;
    const what = { subtree: true, childList: true, attributeFilter: PART_ATTRIBUTES };
    if (element !== null) observer.observe(element, what);
  }

  watch();
  closed.addEventListener("abort", () => observer.disconnect());
  return {
    closed,
    contents,
    onContents: (handler) => void handlers.add(handler),
    look() {
      if (closed.aborted) return;
      watch();
      tell();
    },
  };
}
