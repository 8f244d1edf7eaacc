import type { Page } from "playwright";
import { expectAccessible } from "./harness/accessibility.ts";
import { expect, test } from "./harness/story.ts";
import { wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { click, readInBrowser, readInGmail, syncInAppleMail } from "./recipients/recipients.ts";
import { seedOf } from "./seed/mails.ts";
import { seedMails } from "./seed/seed-mails.ts";

test(
  "what is wrong with a pairing is said precisely, and then it pairs",
  { tag: "@once" },
  async ({ standIn, server, repsBrowser }) => {
    const popup = await repsBrowser.extension.openPopup();
    const field = popup.getByLabel("Server");
    const code = popup.getByLabel("Pairing code");
    const pairButton = popup.getByRole("button", { name: "Pair" });
    const valid = server.pairingCode();

    await field.fill(server.origin);
    await code.fill("AAAA-AAAA");
    await pairButton.click();
    await expect(popup.getByText("The server does not know this code.")).toBeVisible();

    repsBrowser.allowedHosts.add("127.0.0.1:9");
    await field.fill("http://127.0.0.1:9");
    await pairButton.click();
    await expect(popup.getByText("Nothing answers at 127.0.0.1:9.")).toBeVisible();

    await field.fill("not a server");
    await pairButton.click();
    await expect(popup.getByText("That is not a server address.")).toBeVisible();

    await field.fill(server.origin);
    await code.fill(valid.toLowerCase().replace("-", ""));
    await pairButton.click();
    await expect(popup.locator(".connection")).toHaveAttribute("data-state", "live");

    await test.step("a code pairs once, and is told as used the second time", async () => {
      await popup.getByRole("button", { name: /^Account: / }).click();
      await popup.getByRole("button", { name: "Unpair…" }).click();
      await popup.getByRole("button", { name: "Unpair", exact: true }).click();
      await field.fill(server.origin);
      await code.fill(valid);
      await pairButton.click();
      await expect(popup.getByText("This code was used already.")).toBeVisible();
    });

    await test.step("a code that is too old is told as such", async () => {
      await code.fill(server.pairingCode());
      server.advance(16 * 60_000);
      await pairButton.click();
      await expect(popup.getByText("This code has expired.")).toBeVisible();
    });
    expect(standIn.requests).toEqual([]);
  },
);

test("the popup shows hits as they come", async ({ standIn, server, rep }) => {
  await rep.mail.send({
    to: "Ada Lovelace <ada@example.org>",
    subject: "Feed",
    html: '<a href="https://shop.example.com/pricing">x</a>',
  });
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  const popup = await rep.extension.openPopup();
  await expect(popup.getByText("No hits yet")).toBeVisible();
  server.advance(60_000);
  await readInGmail(html);
  const rows = popup.getByRole("list", { name: "Latest opens and clicks" }).getByRole("listitem");
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("Ada Lovelace");
  await expect(rows.first()).toContainText("Opened");
  await click(wrappedLinksOf(html, server.origin)[0] ?? "");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("Clicked shop.example.com/pricing");
  await expect(rows.first()).toContainText("Feed");
});

test("each hit says why its verdict is what it is, to the mouse and to the keyboard", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send({ to: "Ada Lovelace <ada@example.org>", subject: "Why", html: "<p>x</p>" });
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  await rep.mail.goTo("sent");
  await expect(rep.mail.rowMark("Why", "sent")).toBeVisible();
  server.advance(20 * 60_000);
  await syncInAppleMail(html);
  server.advance(20 * 60_000);
  await readInGmail(html);
  const popup = await rep.extension.openPopup();
  const rows = popup.locator(".row");
  await expect(rows).toHaveCount(2);

  await rows.first().click();
  const why = popup.locator(".why");
  await expect(why).toContainText("Probably a person");
  await expect(why).toContainText("40 min after you sent it");
  await expect(why).toContainText("Gmail fetched the pictures for the mail on the screen");
  await expect(popup.getByRole("button", { expanded: true })).toHaveCount(1);

  await popup.keyboard.press("Escape");
  await expect(why).toHaveCount(0);
  await expect(rows.first()).toBeFocused();
  await popup.keyboard.press("ArrowDown");
  await popup.keyboard.press("Enter");
  await expect(why).toContainText("Unconfirmed");
  await expect(why).toContainText("read or not");
  await popup.keyboard.press("Tab");
  await expect(popup.getByRole("button", { name: "That was me" })).toBeFocused();
  await popup.keyboard.press("Tab");
  await expect(popup.getByRole("link", { name: /^Open the mail in / })).toBeFocused();
  await popup.keyboard.press("Enter");
  await rep.shownConversation("Why");
});

test("“That was me” takes hits out of the count, theirs alike too, and all of it can be undone later", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send({ to: "Ada Lovelace <ada@example.org>", subject: "Mine", html: "<p>x</p>" });
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  const mark = (state: string) => rep.mail.rowMark("Mine", state);
  await rep.mail.goTo("sent");
  for (let reading = 0; reading < 2; reading++) {
    server.advance(60 * 60_000);
    await readInBrowser(html);
  }
  await expect(mark("opened")).toBeVisible();

  const popup = await rep.extension.openPopup();
  const rows = popup.locator(".row");
  await expect(rows).toContainText(["Person", "Person"]);
  await rows.first().click();
  await popup.getByRole("button", { name: "That was me", exact: true }).click();
  await expect(rows).toContainText(["You", "Person"]);
  await expect(mark("opened")).toBeVisible();
  await expect(popup.locator(".why")).toContainText("1 more hit on this mail came by Chrome");
  await popup.getByRole("button", { name: "That was me, too" }).click();
  await expect(rows).toContainText(["You", "You"]);
  await expect(mark("sent")).toBeVisible();
  await expect.poll(() => rep.extension.standingNotifications()).toEqual([]);

  await test.step("also from another popup, and from the one that was only like it", async () => {
    await popup.close();
    const later = await rep.extension.openPopup();
    const both = later.locator(".row");
    await expect(both).toContainText(["You", "You"]);
    await both.last().click();
    await later.getByRole("button", { name: "Undo for all of them" }).click();
    await expect(both).toContainText(["Person", "Person"]);
    await expect(mark("opened")).toBeVisible();
  });
});

/** Pairs in the popup's own tab, which shows the feed from then on. */
async function pair(popup: Page, server: { origin: string; pairingCode(): string }): Promise<void> {
  await popup.getByLabel("Server").fill(server.origin);
  await popup.getByLabel("Pairing code").fill(server.pairingCode());
  await popup.getByRole("button", { name: "Pair", exact: true }).click();
  await expect(popup.locator(".connection")).toHaveAttribute("data-state", "live");
}

test(
  "the feed is narrowed by filter and search, marks what is new, and can be used by everybody",
  { tag: "@once" },
  async ({ server, repsBrowser }) => {
    const { extension } = repsBrowser;
    const popup = await extension.openPopup();
    await expectAccessible(popup, "the form");
    await pair(popup, server);
    await expect(popup.getByText("No hits yet")).toBeVisible();
    await expectAccessible(popup, "the empty popup");

    const now = Date.now();
    const hour = 3_600_000;
    await seedMails(
      popup,
      seedOf([
        {
          subject: "Proposal",
          to: "Ada Lovelace <ada@example.org>",
          sentAt: now - 50 * hour,
          links: ["https://shop.example.com/pricing"],
          hits: [
            { at: now - 40 * hour, verdict: "machine" },
            { at: now - 30 * hour },
            { at: now - 2 * hour, kind: "click", link: 1 },
          ],
        },
        {
          subject: "Angebot",
          to: "Zoë Österberg <zoe@example.org>, Bob <bob@example.org>",
          sentAt: now - 60 * hour,
          hits: [{ at: now - 20 * hour, verdict: "unconfirmed" }],
          repliedAt: now - hour,
        },
        {
          subject: "Lost",
          to: "nobody@example.org",
          sentAt: now - 9 * hour,
          bouncedAt: now - 8 * hour,
        },
      ]),
    );
    const rows = popup.locator(".row");
    const show = popup.getByLabel("Show", { exact: true });
    const search = popup.getByRole("searchbox", { name: "Search the feed" });
    await expect(rows).toHaveCount(6);
    await expect(rows).toContainText([
      "replied",
      "Clicked",
      "Not delivered",
      "Opened",
      "Opened",
      "Opened",
    ]);

    await test.step("filter", async () => {
      await show.selectOption("Machines");
      await expect(rows).toHaveText([/Ada Lovelace.*Machine/]);
      await show.selectOption("Clicks");
      await expect(rows).toHaveText([/Clicked shop\.example\.com\/pricing/]);
      await show.selectOption("Not delivered");
      await expect(rows).toHaveText([/Lost/]);
      await show.selectOption("New (0)");
      await expect(popup.getByText("Nothing new")).toBeVisible();
      await popup.getByRole("button", { name: "Show everything" }).click();
      await expect(rows).toHaveCount(6);
    });

    await test.step("search, by the keyboard alone", async () => {
      await popup.keyboard.press("/");
      await expect(search).toBeFocused();
      await popup.keyboard.type("osterberg");
      await expect(rows).toHaveCount(2);
      await popup.keyboard.press("Escape");
      await expect(rows).toHaveCount(6);
      await popup.keyboard.type("nobody like this");
      await expect(popup.getByText("Nothing matches")).toBeVisible();
      await popup.keyboard.press("Escape");
    });

    for (const theme of ["light", "dark"] as const) {
      await test.step(`accessible in ${theme}, with a row and the account open`, async () => {
        await extension.prefer({ theme, paused: true });
        await expect(popup.locator("html")).toHaveAttribute("data-theme", theme);
        await rows.nth(1).click();
        await expect(popup.locator(".why")).toBeVisible();
        await popup.getByRole("button", { name: /^Account: / }).click();
        await expect(popup.getByRole("button", { name: "Unpair…" })).toBeVisible();
        await expectAccessible(popup, `the feed in ${theme}`);
        await popup.keyboard.press("Escape");
        await expect(popup.getByRole("button", { name: "Unpair…" })).toBeHidden();
        await rows.nth(1).click();
        await expect(popup.locator(".why")).toHaveCount(0);
      });
    }

    await test.step("the pause is told, and ended where it is told", async () => {
      await expect(popup.getByText("Sightline is paused.")).toBeVisible();
      await popup.getByRole("button", { name: "Resume" }).click();
      await expect(popup.getByText("Sightline is paused.")).toHaveCount(0);
      await expect(popup.getByRole("switch", { name: "Pause" })).not.toBeChecked();
    });

    await test.step("another language at once, without loading anew", async () => {
      await extension.prefer({ language: "de" });
      await expect(popup.locator("html")).toHaveAttribute("lang", "de");
      await expect(rows.first()).toContainText("geantwortet", { ignoreCase: true });
      await expect(popup.getByRole("button", { name: "Dashboard" })).toBeVisible();
    });

    await test.step("a server that is gone is told with what that means", async () => {
      await extension.prefer({ language: "en" });
      await server.stop();
      await popup.reload();
      await expect(popup.getByRole("alert")).toContainText("The server does not answer.", {
        timeout: 30_000,
      });
      await expect(popup.getByRole("button", { name: "Try now" })).toBeVisible();
      await expect(rows).toHaveCount(6);
      await expectAccessible(popup, "the popup without a server");
    });
  },
);
