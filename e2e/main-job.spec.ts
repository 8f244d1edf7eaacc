import { launchBrowser } from "./harness/browser.ts";
import { expect, test } from "./harness/story.ts";
import { hostsOf } from "./harness/webmail.ts";
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
  standIn,
  server,
  site,
  rep,
}) => {
  const compose = await rep.mail.compose();
  await compose.write({ to: "Ada Lovelace <ada@example.org>", subject: "Our offer", html: body });
  const written = await compose.written();
  await compose.send();
  await rep.mail.mailSent();
  const [copy] = standIn.deliveredTo("ada@example.org");
  const html = copy?.html ?? "";

  await test.step("the recipient's copy is what was written, but for the pixel and the links", async () => {
    expect(withoutTracking(html, server.origin)).toBe(written);
    expect(pixelOf(html, server.origin)).toMatch(/\/o\/[a-z2-7]{11}\/[A-Za-z0-9_-]{32}\.gif$/);
    expect(wrappedLinksOf(html, server.origin)).toHaveLength(4);
  });

  await test.step("the sent mail carries one tick", async () => {
    await rep.mail.goTo("sent");
    await expect(rep.mail.rowMark("Our offer", "sent")).toBeVisible();
  });

  await test.step("she opens it: two ticks, and a notification with her name, the subject and the count", async () => {
    server.advance(60_000);
    await readInGmail(html);
    await expect(rep.mail.rowMark("Our offer", "opened")).toBeVisible();
    await expect
      .poll(() => rep.extension.shownNotifications())
      .toEqual([{ title: "Ada Lovelace opened “Our offer”", message: "First open" }]);
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
    await expect(rep.mail.rowMark("Our offer", "clicked")).toBeVisible();
    await expect
      .poll(() => rep.extension.shownNotifications())
      .toContainEqual({
        title: "Ada Lovelace clicked shop.example.com/pricing in “Our offer”",
        message: "First click",
      });
  });

  let conversation = rep.mail;
  await test.step("a click on the notification opens the conversation", async () => {
    await rep.extension.clickNotification();
    conversation = await rep.shownConversation("Our offer");
  });

  await test.step("the open mail tells it in words", async () => {
    const mark = conversation.messages().locator('[data-sightline-status="clicked"]');
    await mark.hover();
    await expect(mark).toHaveAttribute("aria-label", "Opened once, just now · clicked once");
  });

  await test.step("nobody but the webmail and the paired server was asked for anything", () => {
    const webmail = hostsOf(standIn);
    expect([...rep.askedHosts].filter((host) => !webmail.includes(host))).toEqual([server.host]);
  });
});

test("a link that was damaged on its way leads to a page that names where it went", async ({
  standIn,
  server,
  site,
  rep,
}) => {
  await rep.mail.send({
    to: "ada@example.org",
    subject: "Damaged",
    html: '<a href="https://shop.example.com/pricing?plan=pro">x</a>',
  });
  const [link = ""] = wrappedLinksOf(
    standIn.deliveredTo("ada@example.org")[0]?.html ?? "",
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
