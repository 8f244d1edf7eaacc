import type { BrowserContext, Page } from "playwright";
import { openDashboard } from "../../e2e/harness/dashboard-tab.ts";
import { seedMails } from "../../e2e/seed/seed-mails.ts";
import { demoHistory } from "./demo-history.ts";

/**
 * Shows the dashboard with three months of mail, one of them opened, and what all of it came to.
 * @param subject of the mail to look at
 * @param take takes a picture
 */
export async function tourDashboard(
  context: BrowserContext,
  subject: string,
  take: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const page = await openDashboard(context, "/");
  await seedMails(page, demoHistory(Date.now()));
  await page.getByRole("row", { name: subject }).first().click();
  await page.getByRole("complementary").getByText(subject).waitFor();
  await take(page, "dashboard");
  await page.getByRole("link", { name: "Insights" }).click();
  await page.getByRole("table").first().waitFor();
  // The bars grow.
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await take(page, "insights");
}
