import { MailPanel } from "./harness/mail-panel.ts";
import { expect, test } from "./harness/story.ts";
import { pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { readInGmail } from "./recipients/recipients.ts";

const html = '<p>See <a href="https://shop.example.com/">shop</a></p>';

test("several mails are written at once, and each is tracked as its own", async ({
  outlook,
  server,
  rep,
}) => {
  const first = await rep.outlook.compose();
  await first.write({ to: "ada@example.org", subject: "First", html });
  const one = await first.popOut();
  const second = await rep.outlook.compose();
  await second.write({ to: "bob@example.org", subject: "Second", html });
  const two = await second.popOut();
  const third = await rep.outlook.compose();
  await third.write({ to: "cleo@example.org", subject: "Third", html });

  await third.send();
  await rep.mail.mailSent();
  await two.toggle().click();
  await two.send();
  await rep.mail.mailSent();
  await one.sendWithKeys();
  await rep.mail.mailSent();

  const arrived = ["ada", "bob", "cleo"].map(
    (name) => outlook.deliveredTo(`${name}@example.org`)[0]?.html ?? "",
  );
  expect(arrived.map((copy) => pixelsOf(copy, server.origin).length)).toEqual([1, 0, 1]);
  expect(arrived.map((copy) => wrappedLinksOf(copy, server.origin).length)).toEqual([1, 0, 1]);
  await expect
    .poll(async () => (await rep.extension.mails()).map(({ subject }) => subject).toSorted())
    .toEqual(["First", "Third"]);
});

test("mails behind each other's tabs are tracked each when it is sent", async ({
  outlook,
  server,
  rep,
}) => {
  const first = await rep.outlook.compose();
  await first.write({ to: "ada@example.org", subject: "Behind", html });
  await first.toggle().click();
  const second = await rep.outlook.compose();
  await second.write({ to: "bob@example.org", subject: "Before", html });
  await second.toggle().click();
  await second.send();
  await rep.mail.mailSent();
  const shown = await rep.outlook.showDraft("Behind");
  await expect(shown.toggle()).toHaveAttribute("data-sightline-tracking", "off");
  await shown.toggle().click();
  await shown.send();
  await rep.mail.mailSent();
  for (const [name, subject] of [
    ["ada", "Behind"],
    ["bob", "Before"],
  ] as const) {
    const copy = outlook.deliveredTo(`${name}@example.org`)[0]?.html ?? "";
    expect(pixelsOf(copy, server.origin)).toHaveLength(1);
    await expect.poll(async () => (await rep.extension.mail(subject))?.recorded).toBe(true);
  }
});

test("a question in a window of its own is answered there", async ({ outlook, server, rep }) => {
  const compose = await (await rep.outlook.compose()).popOut();
  await compose.addRecipient("To", "ada@example.org");
  await compose.insertHtml(html);
  const written = await compose.written();
  await compose.send();
  const dialog = compose.page.locator("[role=alertdialog]");
  await dialog.locator("[data-standin=dialog-secondary]").click();
  await expect.poll(() => compose.written()).toBe(written);
  await compose.send();
  await dialog.locator("[data-standin=dialog-primary]").click();
  await rep.mail.mailSent();
  expect(
    pixelsOf(outlook.deliveredTo("ada@example.org")[0]?.html ?? "", server.origin),
  ).toHaveLength(1);
  await expect.poll(async () => (await rep.extension.mail(""))?.recorded).toBe(true);
});

test("a mail in a window of its own tells its state, too, and what is new of it", async ({
  outlook,
  server,
  rep,
}) => {
  await rep.mail.send({ to: "Ada <ada@example.org>", subject: "Apart", html });
  await rep.mail.goTo("sent");
  await rep.mail.openThread("Apart");
  await expect(rep.mail.mark()).toBeVisible();
  const window = await rep.outlook.openWindow();
  const mark = window.locator("[data-sightline-status]");
  await expect(mark).toHaveAttribute("data-sightline-status", "sent");
  server.advance(60_000);
  await readInGmail(outlook.deliveredTo("ada@example.org")[0]?.html ?? "");
  await expect(mark).toHaveAttribute("data-sightline-status", "opened");
  await mark.click();
  const panel = await new MailPanel(window).drawn();
  await expect(panel.readings()).toHaveCount(1);
});
