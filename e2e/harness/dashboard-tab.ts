import type { BrowserContext, Page } from "playwright";
import { expect } from "playwright/test";

/**
 * The dashboard, in the tab in which the installation shows the first steps. Another tab would not do: it is the one that the
 * installation would take, as soon as it gets there.
 * @param route what stands behind the `#`: "/insights"
 */
export async function openDashboard(context: BrowserContext, route: string): Promise<Page> {
  const shown = (): Page | undefined =>
    context.pages().find((page) => page.url().endsWith("/dashboard.html#/welcome"));
  await expect.poll(() => shown() !== undefined, "the tab with the first steps").toBe(true);
  const page = shown();
  if (page === undefined) throw new Error("unreachable: it was there");
  await page.goto(page.url().replace(/#.*$/, `#${route}`));
  return page;
}
