import { MailPanel } from "./harness/mail-panel.ts";
import { expect, test } from "./harness/story.ts";

const html = '<p>See <a href="https://shop.example.com/">shop</a></p>';

test("an open tab outlives a reload of the extension: mail leaves as it was written, and the rep is told to reload the tab", async ({
  standIn,
  rep,
}) => {
  const before = await rep.mail.compose();
  await rep.extension.reload();
  await expect(before.toggle()).toHaveAttribute("data-sightline-tracking", "unavailable");
  await expect(before.toggle()).toHaveAttribute("aria-label", /Reload this tab/);
  await before.write({ to: "ada@example.org", subject: "Reloaded", html });
  const written = await before.written();
  await before.send();
  await rep.mail.mailSent();
  await expect(rep.mail.untrackedNotice()).toHaveAttribute("data-sightline-untracked", "reloaded");
  expect(standIn.deliveredTo("ada@example.org")[0]?.html).toBe(written);

  await test.step("a window that is opened afterwards says so from the start", async () => {
    const after = await rep.mail.compose();
    await expect(after.toggle()).toHaveAttribute("data-sightline-tracking", "unavailable");
  });
});

test("a conversation that was open when the extension is reloaded says why its marks tell nothing more", async ({
  rep,
}) => {
  await rep.mail.send({ to: "ada@example.org", subject: "Marked", html: "<p>Hello</p>" });
  await rep.mail.goTo("sent");
  await rep.mail.openThread("Marked");
  await expect(rep.mail.mark()).toBeVisible();
  await rep.extension.reload();
  await rep.mail.mark().press("Enter");
  const panel = new MailPanel(rep.mail.page);
  await expect(panel.host).toHaveAttribute("data-state", "failed");
  expect(await panel.words()).toContain("Reload this tab");
  await expect(panel.host).toBeFocused();
  await rep.mail.page.keyboard.press("Escape");
  await panel.isClosed();
  await expect(rep.mail.mark()).toBeFocused();
});
