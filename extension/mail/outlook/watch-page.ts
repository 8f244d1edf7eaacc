/** New forms may be found this much later than they were drawn; a press looks at once. */
const SCAN_AFTER_MS = 100;
const LISTEN_AGAIN_MS = 500;

export interface PageWatch {
  /** Run before the page's own listeners, whatever becomes of the event. */
  readonly events: Readonly<Record<string, (event: Event) => void>>;
  /** Runs soon after the page has changed. */
  readonly scan: () => void;
  /** Whether nothing is missing; where something is, `scan` runs at once, before the page is painted. */
  readonly isWhole: () => boolean;
}

/**
 * Listens to a page and sees it change, for as long as its window lives. Outlook opens windows without an address and
 * writes documents into them (`document.write`), which takes listeners away; so they are added again and again, which does
 * nothing while they are there.
 */
export function watchPage(page: Document, { events, scan, isWhole }: PageWatch): void {
  const view = page.defaultView ?? window;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function scanNow(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    // What is found can be pressed.
    listen();
    scan();
  }

  const observer = new MutationObserver(() => {
    if (!isWhole()) scanNow();
    else timer ??= setTimeout(scanNow, SCAN_AFTER_MS);
  });

  function listen(): void {
    for (const [type, listener] of Object.entries(events))
      view.addEventListener(type, listener, { capture: true });
    observer.observe(page, { childList: true, subtree: true });
  }

  listen();
  setInterval(scanNow, LISTEN_AGAIN_MS);
}
