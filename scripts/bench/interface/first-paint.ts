import type { Page } from "playwright";

/** What opening the dashboard took, from the moment at which its address was gone to; in milliseconds. */
export interface FirstPaint {
  /** Until the newest mails were on the screen. */
  readonly rowsMs: number;
  /** Until the list held all. */
  readonly allMs: number;
}

/** Opens the dashboard in this page, and measures within it. */
export async function firstPaint(page: Page, address: string): Promise<FirstPaint> {
  await page.addInitScript(() => {
    const times = { rowsMs: 0, allMs: 0 };
    Object.assign(globalThis, { paintTimes: times });
    const look = (): void => {
      const list = document.querySelector("[role=grid]");
      if (list?.querySelector("[data-mail]") == null) return;
      if (times.rowsMs === 0) {
        times.rowsMs = -1;
        // What is in the document now is painted with the next frame, and the one after that comes later.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => (times.rowsMs = performance.now())),
        );
      }
      if (Number(list.getAttribute("aria-rowcount")) > 1_000) {
        times.allMs = performance.now();
        observer.disconnect();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
  });
  await page.goto(address);
  const times = await page.waitForFunction(() => {
    const { paintTimes } = globalThis as { paintTimes?: FirstPaint };
    return paintTimes !== undefined && paintTimes.rowsMs > 0 && paintTimes.allMs > 0
      ? paintTimes
      : null;
  });
  const { rowsMs, allMs } = (await times.jsonValue()) ?? { rowsMs: Number.NaN, allMs: Number.NaN };
  return { rowsMs, allMs };
}
