import type { Page } from "playwright";

/** What scrolling through the whole list and back took. */
export interface Scrolled {
  readonly steps: number;
  /** Milliseconds of the page's main thread, by the browser's own count, whoever ran there. */
  readonly busyMs: number;
  /** Milliseconds of each task that took more than 50. */
  readonly longTasks: readonly number[];
  /** Rows in the page, counted in each frame anew. */
  readonly rows: number;
  /** Of these, loaded ones without a status mark. */
  readonly bareRows: number;
}

/** Some four rows, a brisk turn of the wheel. */
const STEP_PX = 344;

/** Twice of what a browser calls a long task. */
const OWN_TASK_MS = 100;

/** Scrolls the list of the stand-in for Outlook down to its end and up again, one step in each frame. */
export async function scrollList(page: Page): Promise<Scrolled> {
  await page.bringToFront();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Performance.enable");
  const busy = async (): Promise<number> => {
    const { metrics } = await protocol.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1_000;
  };
  const before = await busy();
  const scrolling = await page.evaluateHandle(async (step) => {
    const list = document.querySelector("[data-standin=message-list]");
    if (list === null) throw new Error("there is no list");
    const longTasks: number[] = [];
    const ours = { since: Number.POSITIVE_INFINITY, told: (): void => undefined };
    const observer = new PerformanceObserver((entries) => {
      for (const { startTime, duration } of entries.getEntries())
        if (startTime < ours.since) longTasks.push(duration);
        else ours.told();
    });
    observer.observe({ type: "longtask" });
    const frame = (): Promise<void> =>
      new Promise((resolve) => requestAnimationFrame(() => resolve()));
    let steps = 0;
    let rows = 0;
    let bareRows = 0;
    const end = list.scrollHeight - list.clientHeight;
    for (const direction of [1, -1]) {
      const goal = direction > 0 ? end : 0;
      while (list.scrollTop !== goal) {
        list.scrollTop = Math.min(end, Math.max(0, list.scrollTop + direction * step));
        steps += 1;
        await frame();
        const shown = [...list.querySelectorAll("[role=option][data-convid]")];
        rows += shown.length;
        bareRows += shown.filter(
          (row) => row.querySelector("[data-sightline-status]") === null,
        ).length;
      }
    }
    return { counted: { steps, rows, bareRows }, longTasks, ours, observer };
  }, STEP_PX);
  const busyMs = (await busy()) - before;
  await protocol.detach();
  // Long tasks are told a little after they have ended, in their order: one of our own comes after all others.
  const seen = await scrolling.evaluate(
    async ({ counted, longTasks, ours, observer }, ownTaskMs) => {
      await new Promise<void>((resolve) => {
        ours.told = resolve;
        // A task begins before what runs in it can tell the time.
        ours.since = performance.now();
        setTimeout(() => {
          const begun = performance.now();
          while (performance.now() - begun < ownTaskMs);
        });
      });
      observer.disconnect();
      return { ...counted, longTasks };
    },
    OWN_TASK_MS,
  );
  return { ...seen, busyMs };
}
