import { launchBrowser } from "./harness/browser.ts";
import { expect, test } from "./harness/story.ts";
import { pixelOf, withoutTracking, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { PERSONS_USER_AGENT, readInGmail } from "./recipients/recipients.ts";

const body =
  '<div>Dear Ada,</div><div><br></div><div>our <b class="x" style="color: rgb(1, 2, 3);">offer</b> is ' +
  '<a href="https://shop.example.com/pricing?plan=pro&amp;seats=5#annual" data-k="v">here</a>; the ' +
  '<a href="https://shop.example.com/a%20b/%C3%BC?q=1+2">details</a>; write to <a href="mailto:rep@example.com">me</a>, ' +
  'call <a href="tel:+4912345">us</a>, see <a href="#below">below</a>, or the old ' +
  '<a href="http://shop.example.com:8080/old">shop</a>.<map name="m"><area shape="rect" coords="0,0,9,9" ' +
  'href="https://shop.example.com/map"></map></div>';

test("a mail is sent, opened and clicked, and the rep sees each of it", async ({
  gmail,
  server,
  site,
  rep,
}) => {
  await rep.gmail.send({ to: "Ada Lovelace <ada@example.org>", subject: "Our offer", html: body });
  const [copy] = gmail.deliveredTo("ada@example.org");
  const html = copy?.html ?? "";

  await test.step("the recipient's copy is what was written, but for the pixel and the links", async () => {
    expect(withoutTracking(html, server.origin)).toBe(`<div dir="ltr">${body}</div>`);
    expect(pixelOf(html, server.origin)).toMatch(/\/o\/[a-z2-7]{11}\/[A-Za-z0-9_-]{32}\.gif$/);
    expect(wrappedLinksOf(html, server.origin)).toHaveLength(4);
  });

  await test.step("the sent mail carries one tick", async () => {
    await rep.gmail.goTo("sent");
    await expect(
      rep.gmail.row("Our offer").locator('[data-sightline-status="sent"]'),
    ).toBeVisible();
  });

  await test.step("she opens it: two ticks, and a notification with her name, the subject and the count", async () => {
    server.advance(60_000);
    await readInGmail(html);
    await expect(
      rep.gmail.row("Our offer").locator('[data-sightline-status="opened"]'),
    ).toBeVisible();
    await expect
      .poll(() => rep.extension.shownNotifications())
      .toEqual([{ title: "Ada Lovelace opened “Our offer”", message: "1st open" }]);
  });

  await test.step("she clicks, and arrives at the right page with its query and its fragment", async () => {
    const [link = ""] = wrappedLinksOf(html, server.origin);
    const recipient = await launchBrowser({
      hostRules: [site.hostRule],
      extensions: [],
      userAgent: PERSONS_USER_AGENT,
    });
    const page = await recipient.context.newPage();
    await page.goto(link.replaceAll("&amp;", "&"));
    expect(page.url()).toBe("https://shop.example.com/pricing?plan=pro&seats=5#annual");
    expect(site.visits).toEqual(["/pricing?plan=pro&seats=5"]);
    await recipient.close();
    await expect(
      rep.gmail.row("Our offer").locator('[data-sightline-status="clicked"]'),
    ).toBeVisible();
    await expect
      .poll(() => rep.extension.shownNotifications())
      .toContainEqual({
        title: "Ada Lovelace clicked shop.example.com/pricing in “Our offer”",
        message: "1st click",
      });
  });

  await test.step("a click on the notification opens the conversation", async () => {
    await rep.extension.clickNotification();
    await expect(rep.gmail.page.locator("h2.hP", { hasText: "Our offer" })).toBeVisible();
  });

  await test.step("the open mail tells it in words", async () => {
    const mark = rep.gmail.messages().locator('[data-sightline-status="clicked"]');
    await mark.hover();
    await expect(mark).toHaveAttribute("data-tooltip", "Opened once, just now · clicked once");
  });

  await test.step("nobody but Gmail and the paired server was asked for anything", () => {
    expect([...rep.askedHosts].sort()).toEqual(
      [server.host, "ci3.googleusercontent.com", "mail.google.com"].sort(),
    );
  });
});

test("a link that was damaged on its way leads to a page that names where it went", async ({
  gmail,
  server,
  site,
  rep,
}) => {
  await rep.gmail.send({
    to: "ada@example.org",
    subject: "Damaged",
    html: '<a href="https://shop.example.com/pricing?plan=pro">x</a>',
  });
  const [link = ""] = wrappedLinksOf(
    gmail.deliveredTo("ada@example.org")[0]?.html ?? "",
    server.origin,
  );
  const recipient = await launchBrowser({
    hostRules: [site.hostRule],
    extensions: [],
    userAgent: PERSONS_USER_AGENT,
  });
  const page = await recipient.context.newPage();
  await page.goto(link.replace("plan=pro", "plan=prX"));
  expect(new URL(page.url()).origin).toBe(server.origin);
  await expect(page.getByRole("heading")).toBeVisible();
  await page.getByRole("link", { name: "shop.example.com" }).first().click();
  await page.waitForURL("https://shop.example.com/pricing?plan=prX");
  expect(site.visits).toEqual(["/pricing?plan=prX"]);
  await recipient.close();
  expect((await rep.extension.mail("Damaged"))?.events).toEqual([]);
});
