import type { MailPanel } from "./harness/mail-panel.ts";
import type { RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import type { TrackingServer } from "./harness/tracking-server.ts";
import type { StandIn } from "./harness/webmail.ts";
import { readInBrowser, readInGmail } from "./recipients/recipients.ts";

/** A mail that was read so often in the same browser, an hour apart, and the drawer of its mark. */
async function openAfterReadings(
  { standIn, server, rep }: { standIn: StandIn; server: TrackingServer; rep: RepsBrowser },
  count: number,
): Promise<MailPanel> {
  await rep.mail.send({ to: "Ada <ada@example.org>", subject: "Me", html: "<p>Hello</p>" });
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  for (let reading = 0; reading < count; reading += 1) {
    server.advance(3_600_000);
    await readInBrowser(html);
  }
  await expect
    .poll(async () => (await rep.extension.mail("Me"))?.engagement.opens["person"])
    .toBe(count);
  await rep.mail.goTo("sent");
  await rep.mail.openThread("Me");
  return rep.mail.openPanel();
}

const opens = async (rep: RepsBrowser): Promise<Readonly<Record<string, number>> | undefined> =>
  (await rep.extension.mail("Me"))?.engagement.opens;

test("“That was me” in the thread takes a reading back, then all of the same client, and undoes it", async ({
  standIn,
  server,
  rep,
}) => {
  const panel = await openAfterReadings({ standIn, server, rep }, 3);
  await expect(panel.readings()).toHaveCount(3);
  expect(await panel.verdicts()).toEqual(["person", "person", "person"]);
  const newest = await panel.unfold(0);
  await expect(newest).toContainText("Chrome · Windows");
  await expect(newest).toContainText("3 h after you sent it");

  await test.step("one reading", async () => {
    await panel.press("That was me", 0);
    await expect(panel.readings().first()).toHaveAttribute("data-verdict", "self");
    await expect(newest).toContainText("2 more hits on this mail came by Chrome");
    await expect.poll(() => opens(rep)).toMatchObject({ person: 2, self: 1 });
    await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "opened");
  });

  await test.step("and the others by the same client", async () => {
    await panel.press(/too$/, 0);
    await expect.poll(() => panel.verdicts()).toEqual(["self", "self", "self"]);
    await expect.poll(() => opens(rep)).toMatchObject({ person: 0, self: 3 });
    await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "sent");
  });

  await test.step("whose notifications do not stand any more", async () => {
    await expect.poll(() => rep.extension.standingNotifications()).toEqual([]);
  });

  await test.step("undone", async () => {
    await panel.press("Undo", 0);
    await expect.poll(() => panel.verdicts()).toEqual(["person", "person", "person"]);
    await expect.poll(() => opens(rep)).toMatchObject({ person: 3, self: 0 });
    await expect(rep.mail.mark()).toHaveAttribute("data-sightline-status", "opened");
  });
});

test("the drawer is worked by keyboard, goes with its conversation, and follows what comes", async ({
  standIn,
  server,
  rep,
}) => {
  const { page } = rep.mail;
  const panel = await openAfterReadings({ standIn, server, rep }, 1);
  const mark = rep.mail.mark();

  await test.step("Escape closes it and gives the focus back", async () => {
    await expect(mark).toHaveAttribute("aria-expanded", "true");
    await expect(panel.root).toBeFocused();
    await page.keyboard.press("Escape");
    await panel.isClosed();
    await expect(mark).toBeFocused();
    await expect(mark).toHaveAttribute("aria-expanded", "false");
  });

  await test.step("Enter and Space open it, a second press closes it", async () => {
    for (const key of ["Enter", "Space"]) {
      await mark.press(key);
      await panel.drawn();
      await expect(panel.readings()).toHaveCount(1);
      await expect(panel.root).toBeFocused();
      await mark.press(key);
      await panel.isClosed();
    }
  });

  await test.step("neither folds the message, and it stays while one works in the page", async () => {
    await rep.mail.openPanel();
    await expect(rep.mail.body()).toBeVisible();
    await rep.mail.heading("Me").click({ position: { x: 2, y: 2 } });
    await expect(panel.host).toBeVisible();
    await page.keyboard.press("Escape");
    await panel.isClosed();
  });

  await test.step("a reading that comes while it is open shows", async () => {
    await rep.mail.openPanel();
    server.advance(3_600_000);
    await readInGmail(standIn.deliveredTo("ada@example.org")[0]?.html ?? "");
    await expect(panel.readings()).toHaveCount(2);
    await expect(await panel.unfold(0)).toContainText("Gmail");
  });

  await test.step("everything in it is within reach of the Tab key, which stays inside", async () => {
    const close = panel.root.getByRole("button", { name: "Close" });
    await close.focus();
    await page.keyboard.press("Shift+Tab");
    await expect(close).not.toBeFocused();
    await page.keyboard.press("Tab");
    await expect(close).toBeFocused();
    await close.press("Enter");
    await panel.isClosed();
    await expect(mark).toBeFocused();
  });

  await test.step("and it goes with the conversation", async () => {
    await mark.press("Enter");
    await panel.drawn();
    await page.goBack();
    await panel.isClosed();
  });
});

test("a mail of which nothing is known yet says so", async ({ standIn, rep }) => {
  await rep.mail.send({ to: "ada@example.org", subject: "Quiet", html: "<p>Hello</p>" });
  expect(standIn.sent()).toHaveLength(1);
  await rep.mail.goTo("sent");
  await rep.mail.openThread("Quiet");
  const panel = await rep.mail.openPanel();
  await expect(panel.root).toContainText("Tracked, not opened yet");
  await expect(panel.root).toContainText("Nothing came of it yet");
});
