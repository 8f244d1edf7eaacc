// Outlook's page is React's: what stands in it is taken away, put elsewhere and drawn anew, Sightline's own elements with it.
import { expect, test } from "./harness/story.ts";

test("marks come back wherever the page draws anew, one each, and the page never stumbles over them", async ({
  outlook,
  rep,
}) => {
  const { page } = rep.mail;
  const faults: string[] = [];
  page.on("pageerror", (error) => void faults.push(error.message));
  await rep.mail.send({ to: "Ada <ada@example.org>", subject: "Redrawn", html: "<p>Hello</p>" });
  const sent = outlook.sent()[0];
  const answer = (html: string) =>
    outlook.receive({
      from: { email: "ada@example.org", name: "Ada" },
      to: [outlook.owner],
      subject: "Re: Redrawn",
      html,
      inReplyTo: sent?.rfcId ?? "",
    });
  answer("<p>Yes.</p>");
  await rep.mail.goTo("sent");
  await rep.mail.openThread("Redrawn");
  const marks = page.locator("#ReadingPaneContainerId [data-sightline-status]");
  await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "replied");

  await test.step("a mail that is folded and unfolded again, its head another one each time", async () => {
    const head = rep.mail.messages().last().locator("[data-standin=message-head]");
    for (let turn = 0; turn < 3; turn += 1) {
      await head.press("Enter");
      await expect(marks).toHaveCount(0);
      await head.press("Enter");
      await expect(rep.mail.mark(0)).toBeVisible();
      await expect(marks).toHaveCount(1);
    }
  });

  await test.step("a drawer stands only as long as its conversation", async () => {
    const panel = await rep.mail.openPanel(0);
    await page.keyboard.press("Escape");
    await panel.isClosed();
    await expect(rep.mail.mark(0)).toBeFocused();
    await page.keyboard.press("Enter");
    await panel.drawn();
    await rep.mail.goTo("drafts");
    await panel.isClosed();
  });

  await test.step("a conversation that is opened again, longer than before", async () => {
    await rep.mail.goTo("sent");
    answer("<p>One thing more.</p>");
    await rep.mail.refresh();
    await rep.mail.openThread("Redrawn");
    await expect(rep.mail.messages()).toHaveCount(3);
    await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "replied");
    await expect(marks).toHaveCount(1);
  });

  await test.step("a list in which other mail moves every row", async () => {
    const id = (await rep.mail.row("Redrawn").getAttribute("data-convid")) ?? "";
    for (const subject of ["One", "Two", "Three"]) {
      outlook.sendElsewhere({
        to: [{ email: "kim@example.net", name: "Kim" }],
        subject,
        html: "Hi",
      });
      await rep.mail.refresh();
      await expect(rep.mail.row(subject)).toBeVisible();
      const marked = rep.outlook.rows().filter({ has: page.locator("[data-sightline-status]") });
      await expect(marked).toHaveCount(1);
      await expect(marked).toHaveAttribute("data-convid", id);
      // What stands within an option is not read out.
      await expect(marked).toHaveAttribute("aria-description", /^Replied/);
      await expect(page.locator("[role=option][aria-description]")).toHaveCount(1);
    }
  });
  expect(faults).toEqual([]);
});
