import type { SeededMail } from "../seed/mails.ts";
import type { Locator, Page } from "playwright";
import { expect } from "playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { openDashboard } from "./dashboard-tab.ts";
import type { RepsBrowser } from "./reps-browser.ts";

/** The part of Chrome's API that is looked through, inside the page. */
declare const chrome: {
  storage: { local: { get(key: string): Promise<Record<string, object>> } };
};

type Section =
  | "server"
  | "tracking"
  | "exceptions"
  | "notifications"
  | "appearance"
  | "data"
  | "about";

export function openSettings({ context }: RepsBrowser, section: Section): Promise<Page> {
  return openDashboard(context, `/settings/${section}`);
}

/** By the link that a person takes. */
export async function goToSection(page: Page, name: string): Promise<void> {
  const sections = page.getByRole("navigation", { name: "Sections of the settings" });
  await sections.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
}

/** As axe sees it in light and in dark. */
export async function expectAccessibleInBoth(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
}

/** What the rep chose, as it is stored. */
export function chosenSettings(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async () => {
    const { preferences = {} } = await chrome.storage.local.get("preferences");
    return { ...preferences };
  });
}

/** Settings that belong together, by their heading. */
export function card(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

/** What was done, said in the corner of the page. */
export function toast(page: Page, text: string): Locator {
  return page.getByRole("dialog", { name: text });
}

const DAY = 24 * 3_600_000;

/** Mails of two mailboxes, one of them older than a month. */
export function twoMails(): readonly SeededMail[] {
  return [
    { subject: "Proposal", to: "Ada <ada@example.org>", sentAt: Date.now() - 2 * DAY },
    {
      subject: "Quarterly résumé",
      to: "Bob <bob@example.org>",
      sentAt: Date.now() - 40 * DAY,
      account: "Sales@Work.example",
    },
  ];
}
