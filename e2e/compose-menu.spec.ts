// What the menu beside the switch of a compose window does, and the rules that it can pass over.
import { ComposeMenu } from "./harness/compose-menu.ts";
import { expect, test } from "./harness/story.ts";
import { pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { click } from "./recipients/recipients.ts";

const DAY = 86_400_000;
const NOTHING = { opens: false, links: false };
const link = '<a href="https://shop.example.com/">shop</a>';

test("a rule shows before the mail is sent, holds at Send, and is passed over for one mail alone", async ({
  mailClient,
  server,
  standIn,
  rep,
}) => {
  await rep.extension.prefer({ neverTrack: ["legal.example"], confidentialWords: ["merger"] });
  const compose = await rep.mail.compose();
  const state = (wanted: string) =>
    expect(compose.toggle()).toHaveAttribute("data-sightline-tracking", wanted);
  await state("both");
  await compose.write({
    to: "ada@example.org",
    cc: "Lea <lea@legal.example>",
    subject: "Ruled",
    html: `<p>${link}</p>`,
  });
  await state("held");
  await expect(compose.toggle()).toHaveAttribute(
    "aria-label",
    /^Not tracked\. Lea is on your never-track list \(legal\.example\)\./,
  );
  const written = await compose.written();
  await compose.send();
  await rep.mail.mailSent();
  for (const person of ["ada@example.org", "lea@legal.example"])
    expect(standIn.deliveredTo(person)[0]?.html).toBe(written);
  await expect(rep.mail.untrackedNotice()).toHaveCount(0);
  const rows = mailClient === "gmail" ? [{ subject: "Ruled", tracking: NOTHING }] : [];
  await expect.poll(() => rep.extension.mails()).toMatchObject(rows);

  await test.step("a confidential word, too, in what the rep wrote", async () => {
    const next = await rep.mail.compose();
    await next.write({
      to: "ada@example.org",
      subject: "Numbers",
      html: `<p>The Mer<b>ger</b></p>`,
    });
    await expect(next.toggle()).toHaveAttribute("data-sightline-tracking", "held");
    await next.toggle().press("Enter");
    const menu = await new ComposeMenu(next).drawn();
    await menu.hasKeyboardAt("Tracking of this mail");
    await expect(menu.root).toContainText("“merger” is one of your confidential words.");
    await menu.expectAccessible("with a rule");
    await menu.page.keyboard.press("Tab");
    await menu.hasKeyboardAt("Close");
    await menu.page.keyboard.press("Tab");
    await menu.hasKeyboardAt("Track it all the same");
    await menu.page.keyboard.press("Space");
    await expect(next.toggle()).toHaveAttribute("data-sightline-tracking", "both");
    await expect(menu.choice("Track it all the same")).toBeChecked();
    await menu.hasKeyboardAt("Track it all the same");
    await menu.page.keyboard.press("Escape");
    await menu.isClosed();
    await expect(menu.button).toBeFocused();
    await expect(menu.button).toHaveAttribute("aria-expanded", "false");
    await next.send();
    await rep.mail.mailSent();
    const html = standIn.deliveredTo("ada@example.org").at(-1)?.html ?? "";
    expect(pixelsOf(html, server.origin)).toHaveLength(1);
  });

  await test.step("and the next one is held again", async () => {
    const next = await rep.mail.compose();
    await next.write({ to: "lea@legal.example", subject: "Again", html: "<p>Hi</p>" });
    await expect(next.toggle()).toHaveAttribute("data-sightline-tracking", "held");
  });
});

test("the menu tracks opens alone or links alone, and has the rep reminded", async ({
  standIn,
  server,
  rep,
}) => {
  const html = `<p>${link}</p>`;
  await test.step("opens alone, as the mailbox's default says", async () => {
    await rep.extension.prefer({ tracking: { opens: true, links: false } });
    const compose = await rep.mail.compose();
    await expect(compose.toggle()).toHaveAttribute("data-sightline-tracking", "opens");
    await compose.write({ to: "ada@example.org", subject: "Opens alone", html });
    await compose.send();
    await rep.mail.mailSent();
    const copy = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
    expect(pixelsOf(copy, server.origin)).toHaveLength(1);
    expect(wrappedLinksOf(copy, server.origin)).toEqual([]);
    await expect
      .poll(() => rep.extension.mail("Opens alone"))
      .toMatchObject({ tracking: { opens: true, links: false }, links: [], remind: null });
  });

  const compose = await rep.mail.compose();
  await compose.write({ to: "bob@example.org", subject: "Links alone", html });
  const menu = new ComposeMenu(compose);
  await menu.open();
  await menu.expectAccessible("as it opens");
  await expect(menu.button).toHaveAttribute("aria-expanded", "true");
  await expect(menu.choice("Opens")).toBeChecked();
  await menu.choice("Links").check();
  await menu.choice("Opens").uncheck();
  await expect(compose.toggle()).toHaveAttribute("data-sightline-tracking", "links");
  await menu.radio("3 days").check();
  await menu.radio("Opened").check();
  await menu.expectAccessible("with a reminder");
  await menu.button.click();
  await menu.isClosed();
  await menu.open();
  await expect(menu.radio("3 days")).toBeChecked();
  await expect(menu.radio("Opened")).toBeChecked();
  // A press anywhere else closes it.
  await rep.mail.page.mouse.click(2, 2);
  await menu.isClosed();
  await compose.send();
  await rep.mail.mailSent();
  const copy = standIn.deliveredTo("bob@example.org")[0]?.html ?? "";
  expect(pixelsOf(copy, server.origin)).toEqual([]);
  expect(wrappedLinksOf(copy, server.origin)).toHaveLength(1);
  const sent = async () => rep.extension.mail("Links alone");
  await expect.poll(sent).toMatchObject({
    tracking: { opens: false, links: true },
    links: ["https://shop.example.com/"],
  });
  await expect.poll(async () => (await sent())?.sentAt ?? null).not.toBeNull();
  const { sentAt = null, remind } = (await sent()) ?? {};
  expect(remind).toMatchObject({ unless: "opened" });
  expect(Math.abs((remind?.at ?? 0) - (sentAt ?? 0) - 3 * DAY)).toBeLessThan(60_000);

  await test.step("its row and its message have a mark, though nothing in it is a picture", async () => {
    await rep.mail.goTo("sent");
    await rep.mail.rowMark("Links alone", "sent").waitFor();
    await expect.poll(async () => (await sent())?.threadId ?? null).not.toBeNull();
    await rep.mail.openThread("Links alone");
    await rep.mail.mark().waitFor();
  });

  server.advance(60_000);
  await click(wrappedLinksOf(copy, server.origin)[0] ?? "");
  await expect
    .poll(() => rep.extension.shownNotifications())
    .toEqual([
      {
        title: "bob@example.org clicked shop.example.com in “Links alone”",
        message: "First click",
      },
    ]);
});
