import type { Page } from "playwright";

/** What typing a search into the dashboard took, in milliseconds. */
export interface Typed {
  /** Of each task that took more than 50. */
  readonly longTasks: readonly number[];
  /** Of each letter, from the key to the next picture on the screen. The browser counts in steps of 8. */
  readonly responses: readonly number[];
}

/** A brisk typist's, in milliseconds. */
const BETWEEN_KEYS = 80;

/** Types into the search, key by key, waits for what is found, and clears it again. */
export async function typeSearch(page: Page, words: string): Promise<Typed> {
  const field = page.getByRole("searchbox");
  await field.click();
  const watching = await page.evaluateHandle(() => {
    const longTasks: number[] = [];
    const responses: number[] = [];
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    });
    tasks.observe({ type: "longtask" });
    const keys = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === "keydown") responses.push(duration);
    });
    const options = { type: "event", durationThreshold: 16 };
    keys.observe(options);
    return { longTasks, responses, tasks, keys };
  });
  const rowsBefore = await rows(page);
  await page.keyboard.type(words, { delay: BETWEEN_KEYS });
  await page.waitForFunction(
    (before) => Number(document.querySelector("[role=grid]")?.ariaRowCount) < before,
    rowsBefore,
  );
  const typed = await watching.evaluate(async ({ longTasks, responses, tasks, keys }) => {
    // Both are told a little later than they happen, and at the latest when nothing else is to be done.
    await new Promise((resolve) => requestIdleCallback(resolve));
    await new Promise((resolve) => requestIdleCallback(resolve));
    tasks.disconnect();
    keys.disconnect();
    return { longTasks, responses };
  });
  await field.fill("");
  await page.waitForFunction(
    (before) => Number(document.querySelector("[role=grid]")?.ariaRowCount) === before,
    rowsBefore,
  );
  return typed;
}

async function rows(page: Page): Promise<number> {
  return Number(await page.getByRole("grid").getAttribute("aria-rowcount"));
}
