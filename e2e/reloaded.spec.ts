import { expect, test } from "./harness/story.ts";

const html = '<p>See <a href="https://shop.example.com/">shop</a></p>';

test("an open tab outlives a reload of the extension: mail leaves as it was written, and the rep is told to reload the tab", async ({
  gmail,
  rep,
}) => {
  const before = await rep.gmail.compose();
  await rep.extension.reload();
  await expect(before.toggle()).toHaveAttribute("data-sightline-tracking", "unavailable");
  await expect(before.toggle()).toHaveAttribute("aria-label", /Reload this tab/);
  await before.write({ to: "ada@example.org", subject: "Reloaded", html });
  await before.send();
  await rep.gmail.said("Message sent");
  await expect(rep.gmail.untrackedNotice()).toHaveAttribute("data-sightline-untracked", "reloaded");
  expect(gmail.deliveredTo("ada@example.org")[0]?.html).toBe(`<div dir="ltr">${html}</div>`);

  await test.step("a window that is opened afterwards says so from the start", async () => {
    const after = await rep.gmail.compose();
    await expect(after.toggle()).toHaveAttribute("data-sightline-tracking", "unavailable");
  });
});

test("a conversation that was open when the extension is reloaded says why its marks tell nothing more", async ({
  rep,
}) => {
  await rep.gmail.send({ to: "ada@example.org", subject: "Marked", html: "<p>Hello</p>" });
  await rep.gmail.goTo("sent");
  await rep.gmail.openThread("Marked");
  await expect(rep.gmail.mark()).toBeVisible();
  await rep.extension.reload();
  const panel = await rep.gmail.openPanel();
  await expect(panel.root.getByRole("alert")).toContainText("Reload this tab");
});
