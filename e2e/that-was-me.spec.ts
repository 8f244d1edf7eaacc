import type { StandInGmail } from "./gmail/server.ts";
import type { MailPanel } from "./harness/mail-panel.ts";
import type { RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import type { TrackingServer } from "./harness/tracking-server.ts";
import { readInBrowser, readInGmail } from "./recipients/recipients.ts";

/** A mail that was read so often in the same browser, an hour apart, and the panel of its mark. */
async function openAfterReadings(
  { gmail, server, rep }: { gmail: StandInGmail; server: TrackingServer; rep: RepsBrowser },
  count: number,
): Promise<MailPanel> {
  await rep.gmail.send({ to: "Ada <ada@example.org>", subject: "Me", html: "<p>Hello</p>" });
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  for (let reading = 0; reading < count; reading += 1) {
    server.advance(3_600_000);
    await readInBrowser(html);
  }
  await expect
    .poll(async () => (await rep.extension.mail("Me"))?.engagement.opens["person"])
    .toBe(count);
  await rep.gmail.goTo("sent");
  await rep.gmail.openThread("Me");
  return rep.gmail.openPanel();
}

const opens = async (rep: RepsBrowser): Promise<Readonly<Record<string, number>> | undefined> =>
  (await rep.extension.mail("Me"))?.engagement.opens;

test("“That was me” in the thread takes a reading back, then all of the same client, and undoes it", async ({
  gmail,
  server,
  rep,
}) => {
  const panel = await openAfterReadings({ gmail, server, rep }, 3);
  await expect(panel.readings()).toHaveCount(3);
  expect(await panel.verdicts()).toEqual(["person", "person", "person"]);
  await expect(panel.readings().first()).toContainText("Chrome · Windows");
  await expect(panel.readings().first()).toContainText("3 h after you sent it");

  await test.step("one reading", async () => {
    await panel.press("That was me", 0);
    await expect(panel.readings().first()).toHaveAttribute("data-verdict", "self");
    await expect(panel.readings().first()).toContainText("And the 2 others by Chrome");
    await expect.poll(() => opens(rep)).toMatchObject({ person: 2, self: 1 });
    await expect(rep.gmail.mark()).toHaveAttribute("data-sightline-status", "opened");
  });

  await test.step("and the others by the same client", async () => {
    await panel.press("Those too", 0);
    await expect.poll(() => panel.verdicts()).toEqual(["self", "self", "self"]);
    await expect.poll(() => opens(rep)).toMatchObject({ person: 0, self: 3 });
    await expect(rep.gmail.mark()).toHaveAttribute("data-sightline-status", "sent");
  });

  await test.step("whose notifications do not stand any more", async () => {
    await expect.poll(() => rep.extension.standingNotifications()).toEqual([]);
  });

  await test.step("undone", async () => {
    await panel.press("Undo", 0);
    await expect.poll(() => panel.verdicts()).toEqual(["person", "person", "person"]);
    await expect.poll(() => opens(rep)).toMatchObject({ person: 3, self: 0 });
    await expect(rep.gmail.mark()).toHaveAttribute("data-sightline-status", "opened");
  });
});

test("the panel is worked by keyboard, stays with its mark, and follows what comes", async ({
  gmail,
  server,
  rep,
}) => {
  const { page } = rep.gmail;
  const panel = await openAfterReadings({ gmail, server, rep }, 1);
  const mark = rep.gmail.mark();

  await test.step("Escape closes it and gives the focus back", async () => {
    await expect(mark).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("Escape");
    await expect(panel.root).toHaveCount(0);
    await expect(mark).toBeFocused();
    await expect(mark).toHaveAttribute("aria-expanded", "false");
  });

  await test.step("Enter and Space open it, a second press closes it", async () => {
    for (const key of ["Enter", "Space"]) {
      await mark.press(key);
      await expect(panel.readings()).toHaveCount(1);
      await mark.press(key);
      await expect(panel.root).toHaveCount(0);
    }
  });

  await test.step("neither folds the message; a press elsewhere closes it", async () => {
    await rep.gmail.openPanel();
    await expect(rep.gmail.messages().last().locator(".ii.gt")).toBeVisible();
    await page.locator("h2.hP").click();
    await expect(panel.root).toHaveCount(0);
  });

  await test.step("a reading that comes while it is open shows", async () => {
    await rep.gmail.openPanel();
    server.advance(3_600_000);
    await readInGmail(gmail.deliveredTo("ada@example.org")[0]?.html ?? "");
    await expect(panel.readings()).toHaveCount(2);
    await expect(panel.readings().first()).toContainText("Gmail");
  });

  await test.step("everything within reach of the Tab key is used, and it stays inside", async () => {
    await page.keyboard.press("Tab");
    await expect(panel.root.getByRole("button", { name: "Close" })).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(panel.root.locator("button, summary").last()).toBeFocused();
  });

  await test.step("and it goes with the conversation", async () => {
    await page.goBack();
    await expect(panel.root).toHaveCount(0);
  });
});

test("a mail of which nothing is known yet says so", async ({ gmail, rep }) => {
  await rep.gmail.send({ to: "ada@example.org", subject: "Quiet", html: "<p>Hello</p>" });
  expect(gmail.sent()).toHaveLength(1);
  await rep.gmail.goTo("sent");
  await rep.gmail.openThread("Quiet");
  const panel = await rep.gmail.openPanel();
  await expect(panel.root).toContainText("Tracked, not opened yet");
  await expect(panel.root).toContainText("Nobody has fetched anything of it yet");
});
