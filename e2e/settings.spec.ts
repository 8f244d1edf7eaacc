import { expectAccessible } from "./harness/accessibility.ts";
import {
  card,
  chosenSettings,
  expectAccessibleInBoth,
  goToSection,
  openSettings,
  toast,
  twoMails,
} from "./harness/settings-page.ts";
import { expect, test } from "./harness/story.ts";
import { seedOf } from "./seed/mails.ts";
import { seedMails } from "./seed/seed-mails.ts";

/** The part of Chrome's API that a story breaks, inside the page. */
declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

test(
  "the server and what is tracked are set, saved at once and told",
  { tag: "@once" },
  async ({ repsBrowser, server }) => {
    const page = await openSettings(repsBrowser, "server");

    await test.step("the server, and the ways in and out", async () => {
      await expect(page.getByLabel("Pairing code")).toBeVisible();
      await expectAccessibleInBoth(page, "the settings of who is not connected");
      await page.getByLabel("Server", { exact: true }).fill(server.origin);
      await page.getByLabel("Pairing code").fill(server.pairingCode());
      await page.keyboard.press("Enter");
      await expect(card(page, "Connection")).toContainText(server.origin);
      await page.getByRole("button", { name: "Read now" }).click();
      await expect(card(page, "Connection")).toContainText("Up to date");
      await expectAccessibleInBoth(page, "the settings of the server");
      await page.getByRole("button", { name: "Unpair…" }).click();
      await expect(page.getByRole("alertdialog")).toContainText("The history stays here");
      await page.keyboard.press("Escape");
      await expect(card(page, "Connection")).toBeVisible();
    });

    await test.step("what is tracked, by the keyboard", async () => {
      await goToSection(page, "Tracking");
      const newMail = card(page, "New mail");
      await newMail.getByRole("radio", { name: "Opens and links" }).focus();
      await page.keyboard.press("ArrowRight");
      await expect(newMail.getByRole("radio", { name: "Opens only" })).toBeChecked();
      await expect(newMail.getByRole("status")).toHaveText("Saved");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      await expect(newMail.getByRole("switch", { name: "Pause tracking" })).toBeChecked();
      await expect
        .poll(() => chosenSettings(page))
        .toMatchObject({ tracking: { opens: true, links: false }, paused: true });
      await page.keyboard.press("Space");
    });

    await test.step("by mailbox: those that mail was sent from, and those that are named", async () => {
      await seedMails(page, seedOf(twoMails()));
      const mailboxes = card(page, "By mailbox");
      await expect(mailboxes.getByRole("listitem")).toContainText([
        "robin@work.example",
        "sales@work.example",
      ]);
      await mailboxes.getByLabel("mail from sales@work.example").selectOption("Not tracked");
      const add = mailboxes.getByLabel("Address of a mailbox");
      await add.fill("no mailbox");
      await page.keyboard.press("Enter");
      await expect(mailboxes).toContainText("That is not a mail address.");
      await expectAccessibleInBoth(page, "the settings of tracking");
      await add.fill("Me@Home.example");
      await page.keyboard.press("Enter");
      await mailboxes.getByLabel("mail from me@home.example").selectOption("Links only");
      const none = { opens: false, links: false };
      const links = { opens: false, links: true };
      const both = { "sales@work.example": none, "me@home.example": links };
      await expect.poll(() => chosenSettings(page)).toMatchObject({ mailboxes: both });
      await mailboxes.getByRole("button", { name: "Remove me@home.example" }).click();
      await expect.poll(async () => (await chosenSettings(page))["mailboxes"]).not.toEqual(both);
      await toast(page, "Removed me@home.example").getByRole("button", { name: "Undo" }).click();
      await expect.poll(async () => (await chosenSettings(page))["mailboxes"]).toEqual(both);
    });
  },
);

test(
  "looks, language and notifications are set; and what cannot be saved is taken back",
  { tag: "@once" },
  async ({ repsBrowser }) => {
    const page = await openSettings(repsBrowser, "server");

    await test.step("colours, density and language, at once", async () => {
      await goToSection(page, "Appearance");
      await page.getByRole("radio", { name: "Dark" }).check();
      await page.getByRole("radio", { name: "Compact" }).check();
      await expect(page.locator("html[data-theme=dark][data-density=compact]")).toBeAttached();
      await page.getByRole("combobox", { name: "Language" }).selectOption("Deutsch");
      await expect(page.getByRole("heading", { level: 1, name: "Darstellung" })).toBeVisible();
      await expect(page.locator("html[lang=de]")).toBeAttached();
      await expectAccessible(page, "the settings of the appearance, dark, compact, in German");
      await page.getByRole("combobox", { name: "Sprache" }).selectOption("English");
      await page.getByRole("radio", { name: "As the system" }).check();
      await expectAccessibleInBoth(page, "the settings of the appearance");
    });

    await test.step("notifications are tried, and keep quiet", async () => {
      await goToSection(page, "Notifications");
      await expect(page.getByText("Chrome may show Sightline’s notifications.")).toBeVisible();
      await page.getByRole("button", { name: "Send a test notification" }).click();
      await expect.poll(() => repsBrowser.extension.standingNotifications()).toHaveLength(1);
      await page.getByRole("button", { name: "No, nothing" }).click();
      await expect(page.getByText("turn off “Do not disturb”")).toBeVisible();
      await page.getByRole("radio", { name: "Clicks only" }).check();
      await page.getByRole("switch", { name: "Keep quiet at certain hours" }).check();
      await page.getByLabel("From", { exact: true }).fill("22:30");
      await expect(page.getByText("From 10:30 PM to 7:00 AM the next day.")).toBeVisible();
      await expectAccessibleInBoth(page, "the settings of notifications");
      await expect
        .poll(() => chosenSettings(page))
        .toMatchObject({
          notifyOf: "clicks",
          quietHours: { isOn: true, from: "22:30", to: "07:00" },
        });
    });

    await test.step("what cannot be saved is taken back, and can be tried again", async () => {
      await page.evaluate(() => {
        const set = chrome.storage.local.set.bind(chrome.storage.local);
        chrome.storage.local.set = () => {
          chrome.storage.local.set = set;
          return Promise.reject(new Error("The disk is full."));
        };
      });
      const what = card(page, "What notifies");
      await what.getByRole("radio", { name: "Nothing" }).click();
      await expect(what.getByRole("alert")).toContainText("Not saved.");
      await expect(what.getByRole("radio", { name: "Clicks only" })).toBeChecked();
      await what.getByRole("button", { name: "Try again" }).click();
      await expect(what.getByRole("status")).toHaveText("Saved");
      await expect(what.getByRole("radio", { name: "Nothing" })).toBeChecked();
    });
  },
);
