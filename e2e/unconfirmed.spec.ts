import { expect, test } from "./harness/story.ts";
import { wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { click, readInGmail, syncInAppleMail } from "./recipients/recipients.ts";

const mail = {
  to: "Ada <ada@example.org>",
  subject: "Unsure",
  html: '<p><a href="https://shop.example.com/1">one</a></p>',
};

test("a hollow tick is filled when the recipient clicks, and what was unsure is told then", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  const status = (state: string) => rep.mail.rowMark("Unsure", state);
  await rep.mail.goTo("sent");
  // Within seconds of sending, Gmail's proxy may fetch for nobody.
  await readInGmail(html);
  await expect(status("unconfirmed")).toBeVisible();
  expect(await rep.extension.shownNotifications()).toEqual([]);

  server.advance(10 * 60_000);
  expect((await click(wrappedLinksOf(html, server.origin)[0] ?? "")).status).toBe(302);
  await expect(status("clicked")).toBeVisible();
  await expect
    .poll(async () => (await rep.extension.mail("Unsure"))?.engagement.opens)
    .toMatchObject({ person: 1, unconfirmed: 0 });
});

test("a rep who counts what is unconfirmed sees it filled, in every tab, and is told of it", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  const status = (state: string) => rep.mail.rowMark("Unsure", state);
  await rep.mail.goTo("sent");
  server.advance(60_000);
  await syncInAppleMail(html);
  await expect(status("unconfirmed")).toBeVisible();

  const page = await rep.extension.openPopup();
  await page.goto(new URL("/dashboard.html#/settings/tracking", page.url()).href);
  const setting = page.getByLabel("Count unconfirmed opens");
  await setting.check();
  await expect(status("opened")).toBeVisible();
  server.advance(3_600_000);
  await syncInAppleMail(html);
  await expect
    .poll(() => rep.extension.shownNotifications())
    .toContainEqual(expect.objectContaining({ title: expect.stringMatching(/perhaps/i) }));

  await setting.uncheck();
  await expect(status("unconfirmed")).toBeVisible();
});
