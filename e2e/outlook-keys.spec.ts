import { expect, test } from "./harness/story.ts";
import { pixelsOf } from "./recipients/delivered-mail.ts";

const html = '<p>See <a href="https://shop.example.com/">shop</a></p>';
const mail = { to: "Ada <ada@example.org>", html };

test("everything that sends is pressed with keys, and each mail is tracked once", async ({
  outlook,
  server,
  rep,
}) => {
  const { keyboard } = rep.outlook.page;
  const presses = {
    "Enter on Send": async (compose) => compose.sendButton().press("Enter"),
    "Space on Send": async (compose) => compose.sendButton().press("Space"),
    "Ctrl+Enter in the subject": async (compose) => compose.subject().press("Control+Enter"),
    "Enter in the menu": async (compose) => {
      await compose.root.locator("[data-standin=send-menu]").press("Enter");
      await rep.outlook.page.locator("[role=menuitem]").first().press("Enter");
    },
    "Space in the menu and in the dialog": async (compose) => {
      await compose.root.locator("[data-standin=send-menu]").press("Space");
      await rep.outlook.page.locator("[data-standin=schedule-send]").press("Space");
      await rep.outlook.page.locator("[data-standin=tomorrow-morning]").focus();
      await keyboard.press("Space");
    },
  } satisfies Record<string, (compose: Awaited<ReturnType<typeof rep.outlook.compose>>) => unknown>;

  for (const [subject, press] of Object.entries(presses)) {
    await test.step(subject, async () => {
      const compose = await rep.outlook.compose();
      await compose.write({ ...mail, subject });
      await press(compose);
      await rep.mail.mailSent();
    });
  }
  outlook.sendScheduled();
  const arrived = outlook.deliveredTo("ada@example.org");
  expect(arrived.map((copy) => pixelsOf(copy.html, server.origin).length)).toEqual([1, 1, 1, 1, 1]);
  await expect
    .poll(async () => (await rep.extension.mails()).map(({ subject }) => subject).toSorted())
    .toEqual(Object.keys(presses).toSorted());
});

test.describe("where drafts are saved at once", () => {
  test.use({ outlookOptions: { autosaveMs: 200 } });

  test("a draft that was nearly sent is kept as it was written", async ({
    outlook,
    server,
    rep,
  }) => {
    const compose = await rep.outlook.compose();
    await compose.write({ ...mail, subject: "" });
    const written = await compose.written();
    await compose.insertHtml("<p>One more line</p>");
    await compose.send();
    await expect.poll(() => outlook.drafts()[0]?.html).toContain(server.host);
    await rep.outlook.choose("dialog-secondary");
    await expect.poll(() => outlook.drafts()[0]?.html).not.toContain(server.host);
    await expect.poll(() => outlook.drafts()[0]?.html).toContain(written);
  });

  test("a send that is taken back leaves a draft as it was written, also where nobody writes on", async ({
    outlook,
    server,
    rep,
  }) => {
    outlook.holdOutgoing();
    const compose = await rep.outlook.compose();
    await compose.write({ ...mail, subject: "Taken back" });
    const written = await compose.written();
    await compose.send();
    const again = await rep.outlook.undo();
    await expect.poll(() => again.written()).toBe(written);
    await expect.poll(() => outlook.drafts()[0]?.html).toContain(written);
    expect(outlook.drafts()[0]?.html).not.toContain(server.host);
  });
});

test("what Send did and took back does not come again with Ctrl+Z", async ({ server, rep }) => {
  const compose = await rep.outlook.compose();
  await compose.write({ ...mail, subject: "" });
  await compose.editor().pressSequentially("Hi ");
  await compose.sendWithKeys();
  await rep.outlook.choose("dialog-secondary");
  // Goes on writing at once.
  await compose.editor().pressSequentially("\nthere");
  for (const key of [...Array<string>(6).fill("z"), ...Array<string>(6).fill("y")]) {
    expect(await compose.written()).not.toContain(server.host);
    await compose.page.keyboard.press(`Control+${key}`);
  }
  await expect.poll(() => compose.written()).toContain("there");
});

test("a mail that was plain text for a while is tracked, and its switch stays one", async ({
  outlook,
  server,
  rep,
}) => {
  const compose = await rep.outlook.compose();
  await compose.write({ ...mail, subject: "Rich again" });
  await compose.plainText();
  await expect(compose.editor()).toHaveJSProperty("localName", "textarea");
  await compose.plainText();
  await expect(compose.editor()).toHaveJSProperty("localName", "div");
  await compose.subject().focus();
  await compose.editor().focus();
  await expect(compose.toggle()).toHaveCount(1);
  await compose.send();
  await rep.mail.mailSent();
  const arrived = outlook.deliveredTo("ada@example.org")[0]?.html ?? "";
  expect(pixelsOf(arrived, server.origin)).toHaveLength(1);
});
