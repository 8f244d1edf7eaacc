import type { BrowserContext, Page } from "playwright";
import { EXTENSION_ID } from "./extension.ts";

/**
 * The dashboard, in a new tab.
 * @param route what stands behind the `#`: "/insights"
 */
export async function openDashboard(context: BrowserContext, route: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${EXTENSION_ID}/dashboard.html#${route}`);
  return page;
}
