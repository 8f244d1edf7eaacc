import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright";
import { expectAccessible } from "./harness/accessibility.ts";
import { openDashboard } from "./harness/dashboard-tab.ts";
import type { RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import { seedOf } from "./seed/mails.ts";
import { seedMails } from "./seed/seed-mails.ts";

const DAY = 24 * 3_600_000;

type Section =
  | "server"
  | "tracking"
  | "exceptions"
  | "notifications"
  | "appearance"
  | "data"
  | "about";

function openSettings({ context }: RepsBrowser, section: Section): Promise<Page> {
  return openDashboard(context, `/settings/${section}`);
}

/** By the link that a person takes. */
async function goTo(page: Page, name: string): Promise<void> {
  const sections = page.getByRole("navigation", { name: "Sections of the settings" });
  await sections.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeFocused();
}

/** As axe sees it in light and in dark. */
async function expectAccessibleInBoth(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${what}, ${colorScheme}`);
  }
}

/** What the rep chose, as it is stored. */
function chosen(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { get(key: string): Promise<Record<string, object>> } } };
    };
    const { preferences = {} } = await chrome.storage.local.get("preferences");
    return { ...preferences };
  });
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

/** What was done, said in the corner of the page. */
const toast = (page: Page, text: string) => page.getByRole("dialog", { name: text });
const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const mails = [
  { subject: "Proposal", to: "Ada <ada@example.org>", sentAt: Date.now() - 2 * DAY },
  {
    subject: "Quarterly résumé",
    to: "Bob <bob@example.org>",
    sentAt: Date.now() - 40 * DAY,
    account: "Sales@Work.example",
  },
];

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
      await goTo(page, "Tracking");
      const newMail = card(page, "New mail");
      await newMail.getByRole("radio", { name: "Opens and links" }).focus();
      await page.keyboard.press("ArrowRight");
      await expect(newMail.getByRole("radio", { name: "Opens only" })).toBeChecked();
      await expect(newMail.getByRole("status")).toHaveText("Saved");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      await expect(newMail.getByRole("switch", { name: "Pause tracking" })).toBeChecked();
      await expect
        .poll(() => chosen(page))
        .toMatchObject({ tracking: { opens: true, links: false }, paused: true });
      await page.keyboard.press("Space");
    });

    await test.step("by mailbox: those that mail was sent from, and those that are named", async () => {
      await seedMails(page, seedOf(mails));
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
      await expect.poll(() => chosen(page)).toMatchObject({ mailboxes: both });
      await mailboxes.getByRole("button", { name: "Remove me@home.example" }).click();
      await expect.poll(async () => (await chosen(page))["mailboxes"]).not.toEqual(both);
      await toast(page, "Removed me@home.example").getByRole("button", { name: "Undo" }).click();
      await expect.poll(async () => (await chosen(page))["mailboxes"]).toEqual(both);
    });
  },
);

test(
  "looks, language and notifications are set; and what cannot be saved is taken back",
  { tag: "@once" },
  async ({ repsBrowser }) => {
    const page = await openSettings(repsBrowser, "server");

    await test.step("colours, density and language, at once", async () => {
      await goTo(page, "Appearance");
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
      await goTo(page, "Notifications");
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
        .poll(() => chosen(page))
        .toMatchObject({
          notifyOf: "clicks",
          quietHours: { isOn: true, from: "22:30", to: "07:00" },
        });
    });

    await test.step("what cannot be saved is taken back, and can be tried again", async () => {
      await page.evaluate(() => {
        const { chrome } = globalThis as unknown as {
          chrome: { storage: { local: { set(items: object): Promise<void> } } };
        };
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

test(
  "never-track rules and confidential words are written, imported, tried, exported and taken back",
  { tag: "@once" },
  async ({ repsBrowser }) => {
    const page = await openSettings(repsBrowser, "exceptions");
    const people = card(page, "People and companies");
    const rules = people.getByRole("list", { name: "Rules" }).getByRole("listitem");

    await test.step("what is no rule is told, and the keyboard stays", async () => {
      const field = people.getByLabel("Address, domain or pattern");
      await field.fill("ada@");
      await page.keyboard.press("Enter");
      await expect(people).toContainText("The domain after the @ is missing.");
      await expect(field).toBeFocused();
      await field.fill("*@Legal.example");
      await page.keyboard.press("Enter");
      await expect(rules).toHaveText(["legal.example"]);
      await expect(field).toHaveValue("");
      await field.fill("@legal.example");
      await page.keyboard.press("Enter");
      await expect(people).toContainText("It is in the list already.");
      await people.getByText("How patterns work").click();
      await expect(people).toContainText("Everybody at the domains below this one");
    });

    await test.step("a list is imported, with the lines that hold no rule", async () => {
      await people.getByRole("button", { name: "Import…" }).click();
      const dialog = page.getByRole("dialog", { name: "Import rules" });
      const list = dialog.getByLabel("List", { exact: true });
      await expect(list).toBeFocused();
      await list.fill("Name,E-mail\nAda,ada@example.org\n,bob@\n,legal.example\n*.gov.uk");
      await expect(dialog).toContainText("2 new rules");
      await expect(dialog).toContainText("1 is in the list already");
      await expect(dialog).toContainText("Line 3");
      await expectAccessibleInBoth(page, "the import of rules");
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(people.getByRole("button", { name: "Import…" })).toBeFocused();
      await page.keyboard.press("Enter");
      await dialog.locator("input[type=file]").setInputFiles({
        name: "list.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("a@x.example;b@x.example\nc*@x.example\n*.gov.uk\nada@example.org"),
      });
      await dialog.getByRole("button", { name: "Add 5 rules" }).click();
      await expect(rules).toHaveCount(6);
    });

    await test.step("one finds rules, and tries addresses", async () => {
      const search = people.getByLabel("Find a rule, or try an address");
      await search.fill("x.example");
      await expect(rules).toHaveCount(3);
      await search.fill("someone@tax.gov.uk");
      await expect(people).toContainText("someone@tax.gov.uk is not tracked: *.gov.uk");
      await search.fill("someone@elsewhere.example");
      await expect(people).toContainText("someone@elsewhere.example is tracked");
      await search.fill("");
    });

    await test.step("one goes, the keyboard goes on to the next, and it comes back", async () => {
      await people.getByRole("button", { name: "Remove legal.example" }).focus();
      await page.keyboard.press("Enter");
      await expect(rules).toHaveCount(5);
      await expect(people.getByRole("button", { name: "Remove a@x.example" })).toBeFocused();
      await toast(page, "Removed legal.example").getByRole("button", { name: "Undo" }).click();
      await expect(rules).toHaveCount(6);
    });

    await test.step("what is exported can be imported", async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        people.getByRole("button", { name: "Export" }).click(),
      ]);
      expect((await textOf(download)).split("\n").toSorted()).toEqual(
        (await rules.allTextContents()).toSorted(),
      );
    });

    await test.step("confidential words", async () => {
      const words = card(page, "Confidential words");
      await words.getByLabel("Word or phrase").fill("top   secret");
      await page.keyboard.press("Enter");
      await expect(words.getByRole("listitem")).toHaveText(["top secret"]);
      await expect(words.getByRole("status").first()).toHaveText("Saved");
      await expectAccessibleInBoth(page, "the settings of what is never tracked");
      expect(await chosen(page)).toMatchObject({ confidentialWords: ["top secret"] });
    });
  },
);

test(
  "what is stored is exported, found, kept for a time, deleted and brought back",
  { tag: "@once" },
  async ({ repsBrowser, server }) => {
    await repsBrowser.extension.pair(server.origin, server.pairingCode());
    const page = await openSettings(repsBrowser, "data");
    await expect(page.getByText("No mail is stored yet.")).toBeVisible();
    await expectAccessibleInBoth(page, "the settings of no data");
    await seedMails(page, seedOf(mails));
    await expect(card(page, "What is stored here")).toContainText("2 mails.");

    await test.step("all in one file, and no key in it", async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Export everything" }).click(),
      ]);
      const exported = await textOf(download);
      expect(exported).toContain("Quarterly résumé");
      expect(exported).not.toMatch(/senderKey|token/i);
      await expect(page.getByText("The file is among your downloads.")).toBeVisible();
    });

    await test.step("a time that takes mail away is asked about", async () => {
      const retention = card(page, "Keep mail for");
      await retention.getByRole("combobox").selectOption("90 days");
      await expect(retention.getByRole("status")).toHaveText("Saved");
      await retention.getByRole("combobox").selectOption("30 days");
      const question = page.getByRole("dialog", { name: "Forget 1 mail?" });
      await expect(question.getByRole("button", { name: "Keep them" })).toBeFocused();
      await expectAccessibleInBoth(page, "the question whether mails are to be forgotten");
      await page.keyboard.press("Enter");
      await expect(question).toBeHidden();
      expect(await chosen(page)).toMatchObject({ retentionDays: 90 });
    });

    await test.step("everything, after it was typed, and back", async () => {
      await page.getByRole("button", { name: "Delete everything…" }).click();
      const question = page.getByRole("dialog", { name: "Delete 2 mails?" });
      const typed = question.getByLabel("Type “delete” to confirm");
      await expect(typed).toBeFocused();
      const destroy = question.getByRole("button", { name: "Delete", exact: true });
      await expect(destroy).toBeDisabled();
      await typed.fill("everything");
      await page.keyboard.press("Enter");
      await expect(question).toBeVisible();
      await typed.fill("Delete");
      await expectAccessibleInBoth(page, "the question whether everything is to be deleted");
      await page.keyboard.press("Enter");
      await expect(question).toBeHidden();
      await expect(page.getByText("No mail is stored yet.")).toBeVisible();
      await expect(card(page, "Delete everything")).toContainText("2 mails are deleted");
      const undo = card(page, "Delete everything").getByRole("button", { name: "Undo" });
      await expect(undo).toBeFocused();
      await page.reload();
      await card(page, "Delete everything").getByRole("button", { name: "Undo" }).click();
      await expect(card(page, "What is stored here")).toContainText("2 mails.");
      await expect(page.getByText("Brought back 2 mails")).toBeVisible();
    });

    await test.step("what helps to find a fault names nobody", async () => {
      await goTo(page, "About");
      const diagnostic = page.getByLabel("Text of the diagnostic");
      await expect(diagnostic).toHaveValue(/connection: live/);
      const text = await diagnostic.inputValue();
      expect(text).toContain("server: http, this computer");
      for (const personal of ["@", "example.org", "Proposal", server.host])
        expect(text).not.toContain(personal);
      await expectAccessibleInBoth(page, "the settings about Sightline");
      await repsBrowser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.getByRole("button", { name: "Copy" }).click();
      await expect(page.getByText("Copied", { exact: true })).toBeVisible();
    });

    await test.step("a mail is found, and its page is where it is deleted", async () => {
      await goTo(page, "Data");
      await page.getByLabel("Subject or recipient").fill("resume bob");
      await page.getByRole("link", { name: "Quarterly résumé" }).click();
      await expect(page).toHaveURL(/#\/mail\/seed/);
      await expect(page.getByRole("heading", { name: "Quarterly résumé" })).toBeVisible();
    });
  },
);
