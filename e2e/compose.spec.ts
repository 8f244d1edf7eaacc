import { expect, test } from "./harness/story.ts";
import { pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { click, readInGmail } from "./recipients/recipients.ts";

const NOTHING = { opens: false, links: false };
const link = '<a href="https://shop.example.com/">shop</a>';

test("Ctrl+Enter sends as the button does", async ({ standIn, server, rep }) => {
  const compose = await rep.mail.compose();
  await compose.write({ to: "ada@example.org", subject: "By keys", html: `<p>${link}</p>` });
  await compose.sendWithKeys();
  await rep.mail.mailSent();
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  expect(wrappedLinksOf(html, server.origin)).toHaveLength(1);
});

test("a mail whose switch is off leaves as it was written, and the next one starts switched off", async ({
  mailClient,
  standIn,
  rep,
}) => {
  const compose = await rep.mail.compose();
  await compose.write({ to: "ada@example.org", subject: "Private", html: `<p>${link}</p>` });
  await expect(compose.toggle()).toHaveAttribute("aria-pressed", "true");
  await compose.toggle().press("Enter");
  await expect(compose.toggle()).toHaveAttribute("aria-pressed", "false");
  await expect(compose.toggle()).toHaveAttribute("aria-label", /^Not tracked/);
  const written = await compose.written();
  await compose.send();
  await rep.mail.mailSent();
  expect(standIn.deliveredTo("ada@example.org")[0]?.html).toBe(written);
  await expect(rep.mail.untrackedNotice()).toHaveCount(0);

  await test.step("also after the page was loaded anew", async () => {
    await rep.mail.page.reload();
    const next = await rep.mail.compose();
    await expect(next.toggle()).toHaveAttribute("data-sightline-tracking", "off");
    await next.toggle().click();
    await expect(next.toggle()).toHaveAttribute("data-sightline-tracking", "both");
  });
  // Outlook does not tell of mail that has nothing of Sightline's in it.
  const rows = mailClient === "gmail" ? [{ subject: "Private", tracking: NOTHING, links: [] }] : [];
  await expect.poll(() => rep.extension.mails()).toMatchObject(rows);
});

test("with several recipients it was someone", async ({ standIn, server, rep }) => {
  await rep.mail.send({
    to: "Ada Lovelace <ada@example.org>, Bob <bob@example.org>",
    cc: "Cleo <cleo@example.org>",
    bcc: "Dan <dan@example.org>",
    subject: "To four",
    html: `<p>${link}</p>`,
  });
  await expect
    .poll(async () => (await rep.extension.mail("To four"))?.recipients)
    .toMatchObject([
      { email: "ada@example.org", field: "to" },
      { email: "bob@example.org", field: "to" },
      { email: "cleo@example.org", field: "cc" },
      { email: "dan@example.org", field: "bcc" },
    ]);
  server.advance(60_000);
  await readInGmail(standIn.deliveredTo("dan@example.org")[0]?.html ?? "");
  await expect
    .poll(() => rep.extension.shownNotifications())
    .toEqual([
      {
        title: "Someone opened “To four”",
        message: "First open · sent to Ada Lovelace and 3 others",
      },
    ]);
});

test("plain-text mode leaves untracked and says so", async ({ standIn, rep }) => {
  const compose = await rep.mail.compose();
  await compose.write({
    to: "ada@example.org",
    subject: "Plain",
    html: "See https://shop.example.com/ <br>Robin",
  });
  await compose.plainText();
  await compose.send();
  await rep.mail.mailSent();
  await expect(rep.mail.untrackedNotice()).toHaveAttribute(
    "data-sightline-untracked",
    "plain-text",
  );
  const [copy] = standIn.deliveredTo("ada@example.org");
  expect(copy?.plainText).toBe(true);
  expect(copy?.html).toMatch(/^\s*See https:\/\/shop\.example\.com\/\s*(?:<br>|\n)\s*Robin\s*$/);
});

test(
  "a mail that is sent before Sightline is there leaves untracked, and the rep is told",
  { tag: "@gmail" },
  async ({ gmail, rep }) => {
    await rep.gmail.page.reload();
    await rep.gmail.page.locator(".zA, .empty").first().waitFor();
    await rep.gmail.page.evaluate(() => {
      const press = (element: Element | null): void => (element as HTMLElement).click();
      press(document.querySelector("[gh=cm]"));
      const to = document.querySelector<HTMLInputElement>(".Hd input.agP");
      if (to !== null) to.value = "ada@example.org";
      document.querySelector(".Hd [g_editable]")?.append("Quick!");
      press(document.querySelector(".Hd .aoO"));
    });
    await rep.gmail.said("Message sent");
    await expect(rep.gmail.untrackedNotice()).toHaveAttribute(
      "data-sightline-untracked",
      "too-early",
    );
    expect(gmail.deliveredTo("ada@example.org")[0]?.html).toBe('<div dir="ltr">Quick!</div>');
  },
);

test("without a pairing mail leaves untracked and the rep is told", async ({
  standIn,
  repsBrowser,
}) => {
  await repsBrowser.mail.open();
  const compose = await repsBrowser.mail.compose();
  await expect(compose.toggle()).toHaveAttribute("data-sightline-tracking", "unavailable");
  await compose.write({ to: "ada@example.org", subject: "Unpaired", html: `<p>${link}</p>` });
  const written = await compose.written();
  await compose.send();
  await repsBrowser.mail.mailSent();
  await expect(repsBrowser.mail.untrackedNotice()).toHaveAttribute(
    "data-sightline-untracked",
    "not-paired",
  );
  expect(standIn.deliveredTo("ada@example.org")[0]?.html).toBe(written);
});

test("while paused mail leaves untracked and nothing notifies, but what is out is still recorded", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send({ to: "ada@example.org", subject: "Before", html: `<p>${link}</p>` });
  const before = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  const popup = await rep.extension.openPopup();
  const pause = popup.getByRole("switch", { name: "Pause" });
  await pause.click();
  await expect(pause).toBeChecked();

  await rep.mail.page.bringToFront();
  const whilePaused = await rep.mail.compose();
  await whilePaused.write({
    to: "bob@example.org",
    subject: "While paused",
    html: `<p>${link}</p>`,
  });
  const written = await whilePaused.written();
  await whilePaused.send();
  await rep.mail.mailSent();
  await expect(rep.mail.untrackedNotice()).toHaveAttribute("data-sightline-untracked", "paused");
  expect(standIn.deliveredTo("bob@example.org")[0]?.html).toBe(written);

  server.advance(60_000);
  await readInGmail(before);
  await expect
    .poll(async () => (await rep.extension.mail("Before"))?.engagement.opens["person"])
    .toBe(1);

  await pause.click();
  await expect(pause).not.toBeChecked();
  await click(wrappedLinksOf(before, server.origin)[0] ?? "");
  // The click's is the only one: the open of the pause is never made up for.
  await expect
    .poll(() => rep.extension.shownNotifications())
    .toEqual([
      { title: "ada@example.org clicked shop.example.com in “Before”", message: "First click" },
    ]);
  await rep.mail.page.bringToFront();
  await rep.mail.send({ to: "cleo@example.org", subject: "After", html: `<p>${link}</p>` });
  expect(
    pixelsOf(standIn.deliveredTo("cleo@example.org")[0]?.html ?? "", server.origin),
  ).toHaveLength(1);
});
