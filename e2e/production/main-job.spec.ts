import { launchBrowser } from "../harness/browser.ts";
import { wrappedLinksOf } from "../recipients/delivered-mail.ts";
import { PERSONS_USER_AGENT } from "../recipients/recipients.ts";
import { expect, test } from "./production-story.ts";
import { personReads } from "./reading.ts";

test("through the production stack, a mail is sent, opened and clicked, and the rep sees each of it", async ({
  stack,
  robin,
  gmail,
  site,
  rep,
}) => {
  const popup = await rep.extension.openPopup();
  await test.step("the popup says who is signed in, and that hits come by the stream", async () => {
    await expect(popup.locator(".connection")).toHaveAttribute("data-via", "stream", {
      timeout: 20_000,
    });
    await expect(popup.getByText(robin.email)).toBeVisible();
  });

  await rep.gmail.page.bringToFront();
  await rep.gmail.send({
    to: "Ada Lovelace <ada@example.org>",
    subject: "Our offer",
    html: '<p>It is <a href="https://shop.example.com/pricing?plan=pro&amp;seats=5#annual">here</a>.</p>',
  });
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  const row = rep.gmail.row("Our offer");
  await rep.gmail.goTo("sent");
  await expect(row.locator('[data-sightline-status="sent"]')).toBeVisible();

  await test.step("she opens it, and the picture comes through Hosting", async () => {
    await personReads(html, stack.origin);
    await expect(row.locator('[data-sightline-status="opened"]')).toBeVisible();
    await expect
      .poll(() => rep.extension.shownNotifications())
      .toEqual([{ title: "Ada Lovelace opened “Our offer”", message: "First open" }]);
  });

  await test.step("she clicks, and arrives at the right page with its query and its fragment", async () => {
    const recipient = await launchBrowser({
      hostRules: [site.hostRule],
      extensions: [],
      userAgent: PERSONS_USER_AGENT,
    });
    const page = await recipient.context.newPage();
    await page.goto(wrappedLinksOf(html, stack.origin)[0] ?? "");
    expect(page.url()).toBe("https://shop.example.com/pricing?plan=pro&seats=5#annual");
    expect(site.visits).toEqual(["/pricing?plan=pro&seats=5"]);
    await recipient.close();
    await expect(row.locator('[data-sightline-status="clicked"]')).toBeVisible();
    await expect
      .poll(() => rep.extension.shownNotifications())
      .toContainEqual({
        title: "Ada Lovelace clicked shop.example.com/pricing in “Our offer”",
        message: "First click",
      });
  });

  await test.step("the popup tells of both", async () => {
    const feed = popup.getByRole("list", { name: "Latest opens and clicks" });
    await expect(feed.getByRole("listitem")).toHaveCount(2);
    await expect(feed.getByRole("listitem").first()).toContainText("Clicked shop.example.com");
  });
});
