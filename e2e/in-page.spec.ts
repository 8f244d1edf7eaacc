// What Sightline shows over the pages of mail clients: cards, the launcher, the drawer.
import type { Locator, Page } from "playwright";
import { expectAccessible } from "./harness/accessibility.ts";
import { EXTENSION_ID } from "./harness/extension.ts";
import { Inset, MailPanel } from "./harness/mail-panel.ts";
import type { RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import type { TrackingServer } from "./harness/tracking-server.ts";
import type { StandIn } from "./harness/webmail.ts";
import { readInBrowser } from "./recipients/recipients.ts";

const subject = "Offer for spring";

/** A list with a mail that was read twice, and one that was not. */
async function sentAndRead({
  standIn,
  server,
  rep,
}: {
  standIn: StandIn;
  server: TrackingServer;
  rep: RepsBrowser;
}): Promise<Locator> {
  standIn.seedSent(5);
  await rep.mail.send({ to: "kim@example.net", subject: "Unread", html: "<p>Hi</p>" });
  await rep.mail.send({ to: "Ada <ada@example.org>", subject, html: "<p>Hello</p>" });
  for (let reading = 0; reading < 2; reading += 1) {
    server.advance(3_600_000);
    await readInBrowser(standIn.deliveredTo("ada@example.org")[0]?.html ?? "");
  }
  await rep.mail.goTo("sent");
  const mark = rep.mail.rowMark(subject, "opened");
  await expect(mark).toHaveAttribute("aria-label", /^Opened 2×/);
  return mark;
}

/** Where everything of the page's own stands, and how far it can be scrolled. */
function layoutOf(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const own = "[data-sightline-inset], [data-sightline-launcher], [data-sightline-status]";
    const boxes = [...document.body.querySelectorAll<HTMLElement>("*")]
      .filter((element) => element.closest(own) === null && element.checkVisibility())
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.tagName} ${[x, y, width, height].map(Math.round).join(" ")}`;
      });
    const { scrollWidth, scrollHeight } = document.documentElement;
    return { boxes, scrollWidth, scrollHeight };
  });
}

test("a row's mark opens a card of its mail, by mouse and by keyboard, and shifts nothing", async ({
  standIn,
  server,
  rep,
}) => {
  const { page } = rep.mail;
  const mark = await sentAndRead({ standIn, server, rep });
  const card = new Inset(page, "card");
  await page.mouse.move(600, 5);
  const before = await layoutOf(page);
  const address = page.url();

  await test.step("pointing at it shows who read it, and leaving it hides that again", async () => {
    await mark.hover();
    await card.drawn();
    await expect(card.root).toContainText("Ada");
    await expect(card.root).toContainText("Opened 2×");
    await expect(card.root).toContainText("Chrome · Windows");
    await expect(card.host).not.toBeFocused();
    await expectAccessible(card.frame, "the card");
    await page.mouse.move(600, 5);
    await card.isClosed();
    expect(await layoutOf(page)).toEqual(before);
  });

  await test.step("the way into the card leaves it open", async () => {
    await mark.hover();
    await card.drawn();
    const button = card.root.getByRole("button", { name: "Timeline" });
    await button.hover();
    await expect(button).toBeVisible();
    await card.drawn();
    await page.keyboard.press("Escape");
    await card.isClosed();
    await expect(mark).toBeFocused();
  });

  await test.step("the keyboard comes to it, goes in at Enter, and back at Escape", async () => {
    const other = rep.mail.rowMark("Unread", "sent");
    await page.keyboard.press("ArrowDown");
    await expect(other).toBeFocused();
    await card.drawn();
    await expect(card.root).toContainText("kim@example.net");
    await expect(other).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await expect(card.root).toContainText("Ada");
    await card.drawn();
    await page.keyboard.press("Enter");
    await expect(card.root).toBeFocused();
    await page.keyboard.press("Escape");
    await card.isClosed();
    await expect(mark).toBeFocused();
    expect(page.url()).toBe(address);
  });

  await test.step("it leads to the timeline of the conversation", async () => {
    await page.keyboard.press("Enter");
    await card.drawn();
    await card.root.getByRole("button", { name: "Timeline" }).click();
    await card.isClosed();
    const drawer = await new MailPanel(page).drawn();
    await expect(drawer.readings()).toHaveCount(2);
    await expectAccessible(drawer.frame, "the drawer");
    expect(await layoutOf(page)).toEqual(before);
    await page.keyboard.press("Escape");
    await drawer.isClosed();
    expect(await layoutOf(page)).toEqual(before);
  });

  await test.step("a page that puts the frame into itself gets nothing shown in it", async () => {
    await page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.name = "stolen";
      frame.src = url;
      frame.addEventListener("load", () => {
        const { port1, port2 } = new MessageChannel();
        frame.contentWindow?.postMessage({ sightlineInset: "guessed" }, "*", [port2]);
        const shown = { view: "thread", threadId: "any", mailMessageId: null };
        port1.postMessage({
          type: "show",
          shown,
          serial: 1,
          look: "light",
          font: "x",
          focus: true,
        });
        document.body.dataset["stolen"] = "asked";
      });
      document.body.append(frame);
    }, `chrome-extension://${EXTENSION_ID}/inset.html`);
    await expect(page.locator("body")).toHaveAttribute("data-stolen", "asked");
    // The true one shows something meanwhile.
    await mark.hover();
    await card.drawn();
    const stolen = page.frames().find((frame) => frame.name() === "stolen");
    expect(stolen?.url()).toContain("/inset.html");
    await expect(stolen?.locator("#root > *") ?? page.locator("html")).toHaveCount(0);
  });
});

test("the launcher opens the dashboard, and beside an open conversation its drawer", async ({
  rep,
}) => {
  const { page } = rep.mail;
  const launcher = page.locator("[data-sightline-launcher] button");
  await expect(launcher).toHaveAccessibleName("Sightline: open the dashboard");

  await test.step("the dashboard", async () => {
    await launcher.press("Enter");
    const address = `chrome-extension://${EXTENSION_ID}/dashboard.html#/`;
    await expect
      .poll(() =>
        page
          .context()
          .pages()
          .map((tab) => tab.url()),
      )
      .toContain(address);
    await page.bringToFront();
  });

  await test.step("the drawer, over the page and not beside it", async () => {
    await rep.mail.send({ to: "ada@example.org", subject, html: "<p>Hello</p>" });
    await rep.mail.goTo("sent");
    await rep.mail.openThread(subject);
    await expect(rep.mail.mark()).toBeVisible();
    const before = await layoutOf(page);
    await launcher.hover();
    await expect(launcher).toHaveAccessibleName(/conversation/);
    expect(await layoutOf(page)).toEqual(before);
    await launcher.click();
    const drawer = await new MailPanel(page).drawn();
    await expect(drawer.root).toContainText(subject);
    expect(await layoutOf(page)).toEqual(before);
    await page.keyboard.press("Escape");
    await drawer.isClosed();
    await expect(launcher).toBeFocused();
  });
});
