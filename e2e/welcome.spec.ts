import type { Page } from "playwright";
import { expectAccessible } from "./harness/accessibility.ts";
import { openDashboard } from "./harness/dashboard-tab.ts";
import { expect, test } from "./harness/story.ts";
import { readInGmail } from "./recipients/recipients.ts";

const step = (page: Page, name: string) =>
  page.getByRole("list", { name: "Steps" }).getByRole("listitem", { name });

test(
  "the first steps say how each of them really stands, and can be skipped",
  { tag: "@once" },
  async ({ repsBrowser, server }) => {
    const page = await openDashboard(repsBrowser.context, "/welcome");
    const connect = step(page, "Connect to your server");
    const notify = step(page, "Allow notifications");
    const send = step(page, "Send yourself a test");
    await expect(page.getByText("0 of 3 done")).toBeVisible();
    await expect(send).toContainText("A test needs the server: connect first.");
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `the first steps, ${colorScheme}`);
    }

    await test.step("a step is skipped, also later, and taken after all", async () => {
      await notify.getByRole("button", { name: "Skip this step" }).click();
      await expect(notify.getByRole("status")).toHaveText("Skipped");
      await page.reload();
      await expect(notify.getByRole("status")).toHaveText("Skipped");
      await expectAccessible(page, "a skipped step");
      await notify.getByRole("button", { name: "Do it after all" }).click();
      await expect(notify.getByRole("button", { name: "Send a test notification" })).toBeVisible();
    });

    await test.step("connected is who the server answers", async () => {
      await connect.getByLabel("Server", { exact: true }).fill(server.origin);
      await connect.getByLabel("Pairing code").fill(server.pairingCode());
      await page.keyboard.press("Enter");
      await expect(connect).toContainText(`Connected to ${server.host}.`);
      await expect(connect.getByRole("status").first()).toHaveText("Done");
      await expect(page.getByText("1 of 3 done")).toBeVisible();
      // It listens on this computer only.
      await expect(send).toContainText("can be reached from this computer only");
      await server.stop();
      await repsBrowser.extension.wakeWorker();
      await expect(connect.getByRole("status").first()).toHaveText("Needs a look");
      await expect(connect).toContainText("does not work just now");
      await expectAccessible(page, "the first steps without an answer of the server");
      await server.start();
      await repsBrowser.extension.wakeWorker();
      await expect(connect.getByRole("status").first()).toHaveText("Done");
    });

    await test.step("notifications work when the rep saw one", async () => {
      await notify.getByRole("button", { name: "Send a test notification" }).click();
      await expect.poll(() => repsBrowser.extension.standingNotifications()).toHaveLength(1);
      await expect(notify.getByRole("status").first()).toHaveText("To do");
      await notify.getByRole("button", { name: "Yes, I saw it" }).click();
      await expect(notify.getByRole("status")).toHaveText("Done");
      await expect(page.getByText("2 of 3 done")).toBeVisible();
    });

    await test.step("and from here one goes on", async () => {
      await page.getByRole("link", { name: "What is tracked" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Tracking" })).toBeVisible();
    });
  },
);

test(
  "a test mail shows what it proves, step by step",
  { tag: "@gmail" },
  async ({ rep, standIn, server }) => {
    const page = await openDashboard(rep.context, "/welcome");
    const send = step(page, "Send yourself a test");
    await expect(send).toContainText("Waiting for a tracked mail to be sent.");
    await rep.mail.send({
      to: "Ada Lovelace <ada@example.org>",
      subject: "My first",
      html: "<p>x</p>",
    });
    await expect(send).toContainText("“My first” went out tracked");
    await expect(send).toContainText("nothing is counted");
    await expect(send.getByRole("status").first()).toHaveText("To do");
    server.advance(20 * 60_000);
    await readInGmail(standIn.deliveredTo("ada@example.org")[0]?.html ?? "");
    await expect(send).toContainText("A person opened it");
    await expect(send).toContainText("press “That was me”");
    await expect(send.getByRole("status").first()).toHaveText("Done");
    await expectAccessible(page, "the first steps after the test");
    await send.getByRole("link", { name: "Show what came of it" }).click();
    await expect(page.getByRole("heading", { name: "My first" })).toBeVisible();
  },
);
