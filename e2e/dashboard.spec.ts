import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { expectAccessible } from "./harness/accessibility.ts";
import { openDashboard } from "./harness/dashboard-tab.ts";
import { expect, test } from "./harness/story.ts";
import { seedOf, type SeededMail } from "./seed/mails.ts";
import { seedMails } from "./seed/seed-mails.ts";

const HOUR = 3_600_000;
const LINKS = ["https://shop.example.com/pricing", "https://shop.example.com/terms"];

/** The rows in the page, without the head. */
const rowsOf = (page: Page) => page.locator("[role=row][data-mail]");
const countOf = (page: Page) => page.locator(".mails-count");

/** A mail of each kind, the newest first. */
function kinds(now: number): SeededMail[] {
  const mail = (age: number, rest: Partial<SeededMail>): SeededMail => ({
    subject: "Untold",
    to: "Ada Lovelace <ada@example.org>",
    sentAt: now - age * HOUR,
    links: LINKS,
    ...rest,
  });
  return [
    mail(1, { subject: "Fresh offer" }),
    mail(3, {
      subject: "Read offer",
      to: "Émile Zola <emile@example.org>",
      hits: [{ at: now - 2 * HOUR }],
    }),
    mail(5, {
      subject: "Clicked offer",
      to: "Ada Lovelace <ada@example.org>, Bob <bob@example.org>, cy@example.org",
      hits: [{ at: now - 4 * HOUR }, { at: now - 3.9 * HOUR, kind: "click", link: 2 }],
    }),
    mail(7, { subject: "Perhaps read", hits: [{ at: now - 6 * HOUR, verdict: "unconfirmed" }] }),
    mail(9, { subject: "Answered offer", repliedAt: now - 8 * HOUR }),
    mail(11, { subject: "Lost offer", bouncedAt: now - 10 * HOUR }),
    mail(13, { subject: "Private words", tracking: { opens: false, links: false } }),
    mail(15, {
      subject: "Wanted offer",
      hits: [{ at: now - 10 * HOUR }, { at: now - 5 * HOUR }, { at: now - 1 * HOUR }],
    }),
    mail(17, { subject: "=SUM(A1) offer", account: "other@work.example" }),
  ];
}

async function choose(page: Page, change: Record<string, unknown>): Promise<void> {
  await page.evaluate(async (part) => {
    const { preferences = {} } = await chrome.storage.local.get("preferences");
    await chrome.storage.local.set({ preferences: { ...preferences, ...part } });
  }, change);
}

/** The part of Chrome's API that a page of the extension keeps the rep's choices with. */
declare const chrome: {
  storage: {
    local: {
      get(key: string): Promise<{ preferences?: Record<string, unknown> }>;
      set(values: Record<string, unknown>): Promise<void>;
    };
  };
};

test(
  "the dashboard finds every mail, says what became of it, and takes back what was deleted",
  { tag: "@once" },
  async ({ repsBrowser }) => {
    const page = await openDashboard(repsBrowser.context, "/");
    const rows = rowsOf(page);
    const count = countOf(page);
    const search = page.getByRole("searchbox");
    const chip = (name: string) => page.getByRole("button", { name, exact: true });
    const detail = page.getByRole("complementary", { name: "Mail" });

    await test.step("it says what to do as long as there is nothing", async () => {
      await expect(page.getByText("No mails yet")).toBeVisible();
      await expect(page.getByText("This browser is not connected to a server.")).toBeVisible();
      await expectAccessible(page, "the dashboard without a mail");
    });

    await test.step("mails show as they come, the newest first", async () => {
      await seedMails(page, seedOf(kinds(Date.now())));
      await expect(rows).toHaveCount(9);
      await expect(count).toHaveText("9 mails");
      await expect(rows.first()).toContainText("Fresh offer");
      await expect(rows.nth(2)).toContainText("Ada Lovelace +2");
      await expect(rows.nth(3)).toContainText("and 1 unconfirmed");
      await expect(rows.nth(7).getByRole("img", { name: "Hot" })).toBeVisible();
      await expectAccessible(page, "the list of mails");
    });

    await test.step("they are searched by person and subject, whatever the accents", async () => {
      await search.fill("emile");
      await expect(rows).toHaveText([/Read offer/]);
      await expect(count).toHaveText("1 of 9 mails");
      await search.fill("wanted ADA");
      await expect(rows).toHaveText([/Wanted offer/]);
      await search.fill("nobody");
      await expect(page.getByText("No mail is like that")).toBeVisible();
      await page.getByRole("button", { name: "Show all mails" }).click();
      await expect(rows).toHaveCount(9);
      await expect(search).toHaveValue("");
    });

    await test.step("and filtered by what became of them", async () => {
      for (const [name, subject] of [
        ["Undeliverable", /Lost offer/],
        ["Untracked", /Private words/],
        ["Hot", /Wanted offer/],
      ] as const) {
        await chip(name).click();
        await expect(rows).toHaveText([subject]);
        await chip(name).click();
      }
      await chip("Clicked").click();
      await chip("Replied").click();
      await expect(rows).toHaveCount(2);
      await chip("Clicked").click();
      await chip("Replied").click();
      await page.getByLabel("Mailbox").selectOption("other@work.example");
      await expect(rows).toHaveCount(1);
      await page.getByLabel("Mailbox").selectOption({ index: 0 });
    });

    await test.step("columns sort", async () => {
      const head = page.getByRole("columnheader", { name: "Opens" });
      await head.getByRole("button").click();
      await expect(head).toHaveAttribute("aria-sort", "descending");
      await expect(rows.first()).toContainText("Wanted offer");
      await page.getByRole("columnheader", { name: "Sent" }).getByRole("button").click();
      await expect(rows.first()).toContainText("Fresh offer");
    });

    await test.step("the keyboard goes everywhere", async () => {
      await page.keyboard.press("/");
      await expect(search).toBeFocused();
      await page.keyboard.type("offer");
      await expect(rows).toHaveCount(7);
      await page.keyboard.press("ArrowDown");
      await expect(rows.first()).toBeFocused();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await expect(rows.nth(2)).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(detail.getByRole("heading", { name: "Clicked offer" })).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(detail).toHaveCount(0);
      await expect(rows.nth(2)).toBeFocused();
      await page.keyboard.press("End");
      await expect(rows.last()).toBeFocused();
      await page.keyboard.press("Home");
      await expect(rows.first()).toBeFocused();
      await page.keyboard.press("/");
      await page.keyboard.press("Escape");
      await expect(rows).toHaveCount(9);
    });

    await test.step("a mail says who, when, which links, and why that is thought", async () => {
      await rows.nth(2).click();
      await expect(detail).toContainText("bob@example.org");
      await expect(detail.getByRole("region", { name: "Links" })).toContainText("1 click");
      const history = detail.getByRole("list", { name: "What happened" });
      await expect(history.getByRole("listitem").first()).toContainText("by one of 3 recipients");
      await expect(detail).toContainText("Which of them this was cannot be told.");
      await history.getByRole("button").last().click();
      await expect(detail).toContainText("Home, office or mobile connection (Germany)");
      await detail.getByRole("button", { name: "That was me", exact: true }).click();
      await expect(history).toContainText("You");
      await expect(detail.getByText("1 by you")).toBeVisible();
      await detail.getByRole("button", { name: "Undo", exact: true }).click();
      await expect(detail.getByText("1 by you")).toHaveCount(0);
    });

    await test.step("it is tagged, muted, and to be reminded of", async () => {
      await detail.getByLabel("Add a tag").fill("Lead");
      await page.keyboard.press("Enter");
      await expect(rows.nth(2)).toContainText("Clicked offer");
      await expect(detail.getByRole("button", { name: "Remove the tag “Lead”" })).toBeVisible();
      await detail.getByRole("button", { name: "Mute" }).click();
      await expect(rows.nth(2).getByRole("img", { name: "Muted" })).toBeVisible();
      await detail.getByRole("button", { name: "Remind me" }).click();
      await page.getByRole("menuitemradio", { name: "In 3 days" }).first().click();
      await expect(page.getByRole("menu")).toHaveCount(0);
      await expect(rows.nth(2).getByRole("img", { name: /^Reminder on/ })).toBeVisible();
      await page.getByLabel("Tags").first().selectOption({ label: "Lead" });
      await expect(rows).toHaveCount(1);
      await page.getByLabel("Tags").first().selectOption({ index: 0 });
      await expectAccessible(page, "a mail beside the list");
      await choose(page, { theme: "dark" });
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expectAccessible(page, "a mail beside the list, dark");
      await choose(page, { theme: "light", density: "compact" });
      await detail.getByRole("button", { name: "Close" }).click();
    });

    await test.step("what is shown is exported, and nothing of it is a formula", async () => {
      const saving = page.waitForEvent("download");
      await page.getByRole("button", { name: "Export CSV" }).click();
      const file = await saving;
      expect(file.suggestedFilename()).toMatch(/^sightline-mails-\d{4}-\d\d-\d\d\.csv$/);
      const csv = await readFile(await file.path(), "utf8");
      expect(csv.trimEnd().split("\r\n")).toHaveLength(10);
      expect(csv).toContain("'=SUM(A1) offer");
      expect(csv).toContain("Lead");
    });

    await test.step("several are selected, deleted, and brought back", async () => {
      await rows.first().focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowDown");
      await expect(page.getByText("3 selected")).toBeVisible();
      await expectAccessible(page, "selected mails");
      await page.keyboard.press("Delete");
      await expect(rows).toHaveCount(6);
      const told = page.getByRole("dialog", { name: "3 mails deleted." });
      await told.getByRole("button", { name: "Undo" }).click();
      await expect(rows).toHaveCount(9);
      await expect(rows.nth(2)).toContainText("Clicked offer");
      await expect(rows.nth(2).getByRole("img", { name: "Muted" })).toBeVisible();
    });

    await test.step("it fits narrow windows and other languages", async () => {
      await page.setViewportSize({ width: 420, height: 800 });
      await expect(page.getByRole("grid")).toHaveAttribute("data-layout", "cards");
      await expectAccessible(page, "the list, narrow");
      await choose(page, { language: "de" });
      await expect(page.getByRole("searchbox")).toHaveAttribute(
        "placeholder",
        "Nach Person, Betreff oder Tag suchen",
      );
      await expect(page.locator("html")).toHaveAttribute("lang", "de");
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
        "nothing hangs over the edge",
      ).toBe(true);
      await rows.first().click();
      await expect(rows.first()).toBeHidden();
      await expectAccessible(page, "a mail, narrow, in German");
    });
  },
);

test(
  "the dashboard stands at once with thousands of mails, of which only those in sight are in the page",
  { tag: "@once" },
  async ({ repsBrowser }) => {
    const page = await openDashboard(repsBrowser.context, "/");
    const now = Date.now();
    const mails = Array.from({ length: 2_000 }, (_, index): SeededMail => {
      const sentAt = now - (index + 1) * HOUR;
      return {
        subject: `Offer number ${index}`,
        to: `Person ${index} <person${index}@example.org>`,
        sentAt,
        hits: index % 5 === 0 ? [{ at: sentAt + HOUR / 2 }] : [],
      };
    });
    // With 100,000 events it is measured, by `npm run bench -- --only interface`.
    await seedMails(page, seedOf(mails));

    await page.reload();
    const rows = rowsOf(page);
    await expect(rows.first()).toContainText("Offer number 0");
    await expect(countOf(page)).toHaveText("2,000 mails");
    await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "2001");
    expect(await rows.count()).toBeLessThan(60);

    await rows.first().focus();
    await page.keyboard.press("End");
    await expect(rows.filter({ hasText: "Offer number 1999" })).toBeFocused();
    await page.keyboard.press("Home");
    await expect(rows.first()).toBeFocused();

    await page.keyboard.press("/");
    await page.keyboard.type("person1321");
    await expect(rows).toHaveCount(1);
    await expect(countOf(page)).toHaveText("1 of 2,000 mails");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Offer number 1321" })).toBeFocused();
  },
);
