import { expectAccessible } from "./harness/accessibility.ts";
import { openDashboard } from "./harness/dashboard-tab.ts";
import { expect, test } from "./harness/story.ts";
import { seedOf, type SeededMail } from "./seed/mails.ts";
import { seedMails } from "./seed/seed-mails.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Noon, so that no hour of these stories falls on another day; two days ago, so that nothing lies ahead. */
function noon(daysAgo: number): number {
  const day = new Date(Date.now() - (daysAgo + 2) * DAY);
  return day.setHours(12, 0, 0, 0);
}

/** Mails of a week, one to each of so many people, that were opened by so many people, and besides by so many machines. */
function week(
  count: number,
  { opened, machines }: { readonly opened: number; readonly machines: number },
): SeededMail[] {
  return Array.from({ length: count }, (_, index): SeededMail => {
    const sentAt = noon(3 + (index % 5));
    const isOpened = index < opened;
    const isFetched = !isOpened && index < opened + machines;
    return {
      subject: `Offer ${index}`,
      to: `Person ${index} <person${index}@example.org>`,
      sentAt,
      links: ["https://shop.example.com/pricing"],
      hits: [
        ...(isOpened ? [{ at: sentAt + 2 * HOUR }] : []),
        ...(isFetched ? [{ at: sentAt + 20_000, verdict: "machine" } as const] : []),
      ],
    };
  });
}

test(
  "insights say how many mails are read, by whom, and when, and how sure that is",
  { tag: "@once" },
  async ({ repsBrowser }) => {
    const page = await openDashboard(repsBrowser.context, "/insights");
    const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name} `) });

    await test.step("before anything was sent", async () => {
      await expect(page.getByText("Nothing to tell yet")).toBeVisible();
      await expectAccessible(page, "insights without a mail");
    });

    await test.step("of a few mails nothing is claimed", async () => {
      await seedMails(page, seedOf(week(4, { opened: 3, machines: 0 })));
      await expect(row("Opened")).toContainText("Too few to say");
      await expect(row("Opened")).toContainText("3 of 4");
      await expect(row("Opened")).not.toContainText("%");
      await expect(page.getByText("3 visits are too few to name a best time.")).toBeVisible();
      await expectAccessible(page, "insights of a few mails");
    });

    await test.step("of many, each rate with its interval, with and without machines", async () => {
      const hotAt = Date.now() - 1.5 * HOUR;
      await seedMails(
        page,
        seedOf([
          ...week(40, { opened: 20, machines: 10 }),
          {
            subject: "Hot",
            to: "Ada Lovelace <ada@example.org>",
            sentAt: noon(0),
            hits: [{ at: hotAt - 20 * HOUR }, { at: hotAt - 9 * HOUR }, { at: hotAt }],
          },
          {
            subject: "Untracked",
            to: "bob@example.org",
            sentAt: noon(0),
            tracking: { opens: false, links: false },
          },
        ]),
      );
      const cells = row("Opened").getByRole("cell");
      await expect(cells).toHaveText([
        "51% 36% to 66%21 of 41",
        "51% 36% to 66%21 of 41",
        "76% 61% to 86%31 of 41",
      ]);
      await expect(page.getByText("41 mails were sent in this time")).toContainText(
        "1 went out untracked or came back",
      );
      // What is hot was read at hours that depend on when this runs.
      await expect(page.getByText(/^Best hour: 2 – 3 PM, with \d\d% of visits/)).toBeVisible();
      const heatMap = page.getByRole("region", { name: /by weekday and hour/ });
      await expect(heatMap.getByRole("row")).toHaveCount(8);
      await expectAccessible(page, "insights of many mails");
    });

    await test.step("who is hot, and who never engaged, lead to their mails", async () => {
      const hot = page.getByRole("region", { name: "Hot now" });
      await expect(hot.getByRole("link")).toHaveText([/^Ada Lovelaceread 1h agoHot$/]);
      const silent = page.getByRole("region", { name: "Never engaged" });
      await expect(silent.getByRole("listitem")).toHaveCount(8);
      await silent.getByRole("button", { name: "Show all 20" }).click();
      await expect(silent.getByRole("listitem")).toHaveCount(20);
      await expect(silent).not.toContainText("Ada Lovelace");
      await expect(silent).not.toContainText("bob@example.org");
      await expect(hot.getByRole("link")).toHaveAttribute("href", /#\/mail\/seed/);
    });

    await test.step("a shorter time tells of fewer mails, and the chart has a table", async () => {
      await page.getByRole("radio", { name: "7 days" }).check();
      await expect(page.getByText(/^\d+ mails were sent in this time/)).not.toContainText("41");
      await page.getByText("Show as a table").click();
      const series = page.getByRole("table", { name: "Over time" });
      await expect(series.getByRole("row")).toHaveCount(8);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page, "insights in the dark");
      await page.setViewportSize({ width: 400, height: 800 });
      await expectAccessible(page, "insights on a narrow page");
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, "nothing but the heat map is wider than the page").toBeLessThanOrEqual(400);
    });
  },
);
