import { readFile } from "node:fs/promises";
import type { Download } from "playwright";
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

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

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
      expect(await chosenSettings(page)).toMatchObject({ confidentialWords: ["top secret"] });
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
    await seedMails(page, seedOf(twoMails()));
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
      expect(await chosenSettings(page)).toMatchObject({ retentionDays: 90 });
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
      await goToSection(page, "About");
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
      await goToSection(page, "Data");
      await page.getByLabel("Subject or recipient").fill("resume bob");
      await page.getByRole("link", { name: "Quarterly résumé" }).click();
      await expect(page).toHaveURL(/#\/mail\/seed/);
      await expect(page.getByRole("heading", { name: "Quarterly résumé" })).toBeVisible();
    });
  },
);
