// Which conversation a new mail has become: Outlook's page does not say it when the mail is sent.
import { expect, test } from "./harness/story.ts";
import { readInGmail } from "./recipients/recipients.ts";

const mail = { to: "Ada <ada@example.org>", subject: "Placed", html: "<p>Hello</p>" };

test("a new mail finds its row in the Sent list by itself, and then is known everywhere", async ({
  outlook,
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  await expect.poll(async () => (await rep.extension.mail("Placed"))?.recorded).toBe(true);
  expect((await rep.extension.mail("Placed"))?.threadId).toBeNull();
  await rep.mail.goTo("sent");
  await expect(rep.mail.rowMark("Placed", "sent")).toBeVisible();
  const threadId = await rep.mail.row("Placed").getAttribute("data-convid");
  expect((await rep.extension.mail("Placed"))?.threadId).toBe(threadId);

  await test.step("also after the page is loaded anew, and a row like it has come", async () => {
    await rep.mail.send(mail);
    await rep.mail.page.reload();
    await expect(rep.mail.row("Placed")).toHaveCount(2);
    await expect(
      rep.mail.page.locator(`[data-convid="${threadId}"] [data-sightline-status]`),
    ).toBeVisible();
    server.advance(60_000);
    await readInGmail(outlook.deliveredTo("ada@example.org")[0]?.html ?? "");
    await expect(
      rep.mail.page.locator(`[data-convid="${threadId}"] [data-sightline-status=opened]`),
    ).toBeVisible();
    await expect(rep.mail.rowMark("Placed", "opened")).toHaveCount(1);
  });
});

test("two mails with one subject to one person within a minute are never taken for each other", async ({
  outlook,
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  await rep.mail.send(mail);
  await rep.mail.goTo("sent");
  await expect(rep.mail.row("Placed")).toHaveCount(2);
  const [first, second] = outlook.deliveredTo("ada@example.org");
  // The older one stands below.
  const [newer, older] = await rep.mail.row("Placed").all();
  if (newer === undefined || older === undefined) throw new Error("unreachable: there are two");

  await test.step("each is known by its pixel once it is opened", async () => {
    await newer.click();
    await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "sent");
    await older.click();
    await expect(newer.locator("[data-sightline-status=sent]")).toBeVisible();
    await expect(older.locator("[data-sightline-status=sent]")).toBeVisible();
    const stored = (await rep.extension.mails()).map(({ threadId }) => threadId);
    expect(new Set(stored).size).toBe(2);
    expect(stored).not.toContain(null);
  });
  await test.step("and what is read of one shows at that one", async () => {
    server.advance(60_000);
    await readInGmail(first?.html ?? "");
    await expect(older.locator("[data-sightline-status=opened]")).toBeVisible();
    await expect(newer.locator("[data-sightline-status=sent]")).toBeVisible();
    await readInGmail(second?.html ?? "");
    await expect(newer.locator("[data-sightline-status=opened]")).toBeVisible();
  });
});

test.describe("with single messages instead of conversations", () => {
  test.use({ outlookOptions: { view: "messages" } });

  test("each row tells its own mail's state, and the open mail does", async ({
    outlook,
    server,
    rep,
  }) => {
    await rep.mail.send(mail);
    await rep.mail.goTo("sent");
    await expect(rep.mail.rowMark("Placed", "sent")).toBeVisible();
    await rep.mail.openThread("Placed");
    await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "sent");
    server.advance(60_000);
    await readInGmail(outlook.deliveredTo("ada@example.org")[0]?.html ?? "");
    await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "opened");
    await expect(rep.mail.rowMark("Placed", "opened")).toBeVisible();
  });
});

test("a mail that is first seen open, not in a list, is known there at once", async ({
  outlook,
  rep,
}) => {
  await rep.mail.send({ ...mail, cc: outlook.owner.email });
  await rep.mail.refresh();
  await rep.mail.openThread("Placed");
  // The copy in the inbox has the same pixel.
  await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "sent");
  await expect.poll(async () => (await rep.extension.mail("Placed"))?.threadId).toBeTruthy();
});
