import { expect, test } from "./harness/story.ts";
import { pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { click, readInGmail } from "./recipients/recipients.ts";

const link = '<a href="https://shop.example.com/">shop</a>';

test("Ctrl+Enter sends as the button does", async ({ gmail, server, rep }) => {
  const compose = await rep.gmail.compose();
  await compose.write({ to: "ada@example.org", subject: "By keys", html: `<p>${link}</p>` });
  await compose.sendWithKeys();
  await rep.gmail.said("Message sent");
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  expect(wrappedLinksOf(html, server.origin)).toHaveLength(1);
});

test("a mail whose switch is off leaves as it was written, and the next one starts switched off", async ({
  gmail,
  rep,
}) => {
  const compose = await rep.gmail.compose();
  await compose.write({ to: "ada@example.org", subject: "Private", html: `<p>${link}</p>` });
  await expect(compose.toggle()).toHaveAttribute("aria-pressed", "true");
  await compose.toggle().press("Enter");
  await expect(compose.toggle()).toHaveAttribute("aria-pressed", "false");
  await expect(compose.toggle()).toHaveAttribute("data-tooltip", /^Not tracked/);
  await compose.send();
  await rep.gmail.said("Message sent");
  expect(gmail.deliveredTo("ada@example.org")[0]?.html).toBe(`<div dir="ltr"><p>${link}</p></div>`);
  await expect(rep.gmail.untrackedNotice()).toHaveCount(0);

  await test.step("also after the page was loaded anew", async () => {
    await rep.gmail.page.reload();
    const next = await rep.gmail.compose();
    await expect(next.toggle()).toHaveAttribute("data-sightline-tracking", "off");
    await next.toggle().click();
    await expect(next.toggle()).toHaveAttribute("data-sightline-tracking", "on");
  });
  expect(await rep.extension.mails()).toEqual([]);
});

test("with several recipients it was someone", async ({ gmail, server, rep }) => {
  await rep.gmail.send({
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
  await readInGmail(gmail.deliveredTo("dan@example.org")[0]?.html ?? "");
  await expect
    .poll(() => rep.extension.shownNotifications())
    .toEqual([
      {
        title: "Someone opened “To four”",
        message: "1st open · sent to Ada Lovelace and 3 others",
      },
    ]);
});

test("plain-text mode leaves untracked and says so", async ({ gmail, rep }) => {
  const compose = await rep.gmail.compose();
  await compose.write({
    to: "ada@example.org",
    subject: "Plain",
    html: "See https://shop.example.com/ <br>Robin",
  });
  await compose.root.getByText("Plain text mode").click();
  await compose.send();
  await rep.gmail.said("Message sent");
  await expect(rep.gmail.untrackedNotice()).toHaveAttribute(
    "data-sightline-untracked",
    "plain-text",
  );
  const [copy] = gmail.deliveredTo("ada@example.org");
  expect(copy?.plainText).toBe(true);
  expect(copy?.html).toBe("See https://shop.example.com/<br>Robin");
});

test("a mail that is sent before Sightline is there leaves untracked, and the rep is told", async ({
  gmail,
  rep,
}) => {
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
});

test("without a pairing mail leaves untracked and the rep is told", async ({
  gmail,
  repsBrowser,
}) => {
  await repsBrowser.gmail.open();
  const compose = await repsBrowser.gmail.compose();
  await expect(compose.toggle()).toHaveAttribute("data-sightline-tracking", "unavailable");
  await compose.write({ to: "ada@example.org", subject: "Unpaired", html: `<p>${link}</p>` });
  await compose.send();
  await repsBrowser.gmail.said("Message sent");
  await expect(repsBrowser.gmail.untrackedNotice()).toHaveAttribute(
    "data-sightline-untracked",
    "not-paired",
  );
  expect(gmail.deliveredTo("ada@example.org")[0]?.html).toBe(`<div dir="ltr"><p>${link}</p></div>`);
});

test("while paused mail leaves untracked and nothing notifies, but what is out is still recorded", async ({
  gmail,
  server,
  rep,
}) => {
  await rep.gmail.send({ to: "ada@example.org", subject: "Before", html: `<p>${link}</p>` });
  const before = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  const popup = await rep.extension.openPopup();
  const pause = popup.getByRole("switch", { name: "Pause" });
  await pause.click();
  await expect(pause).toBeChecked();

  await rep.gmail.page.bringToFront();
  await rep.gmail.send({ to: "bob@example.org", subject: "While paused", html: `<p>${link}</p>` });
  await expect(rep.gmail.untrackedNotice()).toHaveAttribute("data-sightline-untracked", "paused");
  expect(gmail.deliveredTo("bob@example.org")[0]?.html).toBe(`<div dir="ltr"><p>${link}</p></div>`);

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
      { title: "ada@example.org clicked shop.example.com in “Before”", message: "1st click" },
    ]);
  await rep.gmail.page.bringToFront();
  await rep.gmail.send({ to: "cleo@example.org", subject: "After", html: `<p>${link}</p>` });
  expect(
    pixelsOf(gmail.deliveredTo("cleo@example.org")[0]?.html ?? "", server.origin),
  ).toHaveLength(1);
});
