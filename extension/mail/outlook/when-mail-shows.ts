import { SELECTORS } from "./selectors.ts";

const OF_MAIL = `${SELECTORS.editor}, ${SELECTORS.sendTestId}, ${SELECTORS.messageBody}, ${SELECTORS.row}`;
/** A document that a script writes anew may take the observer's eyes away. */
const LOOK_MS = 2_000;

/**
 * Starts what watches a page: in a window at once; in a frame when something of mail stands in it, since most frames of
 * Outlook's page are advertisements, add-ins and sign-ins, and what has no part of mail should cost nothing. In a frame
 * without an origin (sandboxed, `data:`) never: nothing there belongs to Outlook.
 */
export function whenMailShows(
  page: Document,
  { isFrame, origin }: { readonly isFrame: boolean; readonly origin: string },
  start: () => void,
  signal: AbortSignal,
): void {
  if (origin === "null" || signal.aborted) return;
  const shows = (): boolean => !isFrame || page.querySelector(OF_MAIL) !== null;
  if (shows()) return start();

  const end = (): void => {
    observer.disconnect();
    clearInterval(looking);
  };
  const look = (): void => {
    if (!shows()) return;
    end();
    start();
  };
  const observer = new MutationObserver(look);
  observer.observe(page, {
    subtree: true,
    childList: true,
    attributeFilter: ["contenteditable"],
  });
  const looking = setInterval(look, LOOK_MS);
  signal.addEventListener("abort", end);
}
