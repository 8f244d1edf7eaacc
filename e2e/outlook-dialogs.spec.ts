import { expect, test } from "./harness/story.ts";
import { pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";

const html = '<p>See <a href="https://shop.example.com/">shop</a></p>';
const mail = { to: "Ada <ada@example.org>", html };

test("a question about the missing subject: who says no has the mail as it was written, who says yes sends it tracked", async ({
  outlook,
  server,
  rep,
}) => {
  const compose = await rep.mail.compose();
  await compose.write({ ...mail, subject: "" });
  const written = await compose.written();

  await test.step("no", async () => {
    await compose.send();
    await rep.outlook.choose("dialog-secondary");
    await expect.poll(() => compose.written()).toBe(written);
    expect(outlook.sent()).toEqual([]);
    expect(await rep.extension.mails()).toEqual([]);
  });

  await test.step("left unanswered for a while, then yes", async () => {
    await compose.send();
    await expect(rep.outlook.dialog()).toBeVisible();
    // What was done to the editor is taken back while the question stands.
    await expect.poll(() => compose.written()).toBe(written);
    await rep.outlook.choose("dialog-primary");
    await rep.mail.mailSent();
    const arrived = outlook.deliveredTo("ada@example.org")[0]?.html ?? "";
    expect(pixelsOf(arrived, server.origin)).toHaveLength(1);
    expect(wrappedLinksOf(arrived, server.origin)).toHaveLength(1);
    await expect.poll(async () => (await rep.extension.mail(""))?.recorded).toBe(true);
  });
});

test("without a recipient nothing leaves, and what is sent later is tracked once", async ({
  outlook,
  server,
  rep,
}) => {
  const compose = await rep.mail.compose();
  await compose.setSubject("To whom?");
  await compose.insertHtml(html);
  const written = await compose.written();
  await compose.send();
  await expect.poll(() => compose.written()).toBe(written);
  await compose.addRecipient("To", mail.to);
  await compose.sendWithKeys();
  await rep.mail.mailSent();
  expect(
    pixelsOf(outlook.deliveredTo("ada@example.org")[0]?.html ?? "", server.origin),
  ).toHaveLength(1);
  await expect.poll(async () => (await rep.extension.mail("To whom?"))?.recorded).toBe(true);
  expect(await rep.extension.mails()).toHaveLength(1);
});

test.describe("where a policy minds a word", () => {
  test.use({ outlookOptions: { policy: { word: "secret" } } });

  test("what is sent anyway is tracked, what is cancelled is as it was written", async ({
    outlook,
    server,
    rep,
  }) => {
    const compose = await rep.mail.compose();
    await compose.write({ ...mail, subject: "A secret" });
    const written = await compose.written();
    await compose.send();
    await rep.outlook.choose("dialog-secondary");
    await expect.poll(() => compose.written()).toBe(written);

    await compose.send();
    await rep.outlook.choose("dialog-primary");
    await rep.mail.mailSent();
    expect(
      pixelsOf(outlook.deliveredTo("ada@example.org")[0]?.html ?? "", server.origin),
    ).toHaveLength(1);
    await expect.poll(async () => (await rep.extension.mail("A secret"))?.recorded).toBe(true);
  });
});

test.describe("where a policy allows no exception", () => {
  test.use({ outlookOptions: { policy: { word: "secret", blocks: true } } });

  test("the mail stays as it was written, and nothing of it is recorded", async ({
    outlook,
    server,
    rep,
  }) => {
    const compose = await rep.mail.compose();
    await compose.write({ ...mail, subject: "A secret" });
    const written = await compose.written();
    await compose.send();
    await expect(rep.outlook.dialog()).toBeVisible();
    await rep.outlook.choose("dialog-secondary");
    await expect.poll(() => compose.written()).toBe(written);
    expect(await rep.extension.mails()).toEqual([]);

    await test.step("and leaves tracked once the word is gone", async () => {
      await compose.setSubject("Nothing");
      await compose.send();
      await rep.mail.mailSent();
      expect(
        pixelsOf(outlook.deliveredTo("ada@example.org")[0]?.html ?? "", server.origin),
      ).toHaveLength(1);
      await expect
        .poll(async () => (await rep.extension.mails()).map(({ subject }) => subject))
        .toEqual(["Nothing"]);
    });
  });
});
