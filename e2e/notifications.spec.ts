import type { Extension } from "./harness/extension.ts";
import { expect, test } from "./harness/story.ts";
import { wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { click, readInBrowser } from "./recipients/recipients.ts";

/** The part of Chrome's API that these stories work, inside the extension's own worker. */
declare const chrome: {
  notifications: {
    getAll(): Promise<Record<string, true>>;
    getPermissionLevel(): Promise<string>;
    /** Chrome gives its events this method for tests. */
    onButtonClicked: { dispatch(id: string, button: number): void };
  };
};

/** As if the rep pressed a button, from 0, of the one notification that stands on the screen. */
async function pressButton(extension: Extension, button: number): Promise<void> {
  const worker = await extension.worker();
  await worker.evaluate(async (pressed) => {
    const [id = ""] = Object.keys(await chrome.notifications.getAll());
    chrome.notifications.onButtonClicked.dispatch(id, pressed);
  }, button);
}

/** As if the rep had turned this extension's notifications off in the system. */
async function turnOff(extension: Extension): Promise<void> {
  const worker = await extension.worker();
  await worker.evaluate(() => {
    chrome.notifications.getPermissionLevel = async () => "denied";
  });
}

test(
  "notifications keep to the rep's rules, and what they offer is done",
  { tag: "@gmail" },
  async ({ standIn, server, rep }) => {
    const { extension, mail } = rep;
    const link = '<p><a href="https://shop.example.com/pricing">Pricing</a></p>';
    for (const subject of ["Offer", "Invoice"])
      await mail.send({ to: `Ada <${subject}@example.org>`, subject, html: link });
    const htmlOf = (subject: string) =>
      standIn.deliveredTo(`${subject}@example.org`)[0]?.html ?? "";
    const titles = async () => (await extension.shownNotifications()).map(({ title }) => title);
    const opens = async (subject: string) =>
      (await extension.mail(subject))?.engagement.opens["person"];
    const read = async (subject: string) => {
      server.advance(3_600_000);
      await readInBrowser(htmlOf(subject));
    };

    await test.step("a mail is muted by the notification's second button", async () => {
      await read("Offer");
      await expect.poll(() => extension.standingNotifications()).toHaveLength(1);
      expect(await titles()).toEqual(["Ada opened “Offer”"]);
      await pressButton(extension, 1);
      await expect.poll(() => extension.standingNotifications()).toEqual([]);
      await read("Offer");
      await expect.poll(() => opens("Offer")).toBe(2);
      expect(await titles()).toHaveLength(1);
    });

    await test.step("clicks alone notify, where the rep wants only those", async () => {
      await extension.prefer({ notifyOf: "clicks" });
      await read("Invoice");
      await expect.poll(() => opens("Invoice")).toBe(1);
      expect(await titles()).toHaveLength(1);
      server.advance(3_600_000);
      await click(wrappedLinksOf(htmlOf("Invoice"), server.origin)[0] ?? "");
      await expect
        .poll(async () => (await titles()).at(-1))
        .toBe("Ada clicked shop.example.com/pricing in “Invoice”");
    });

    await test.step("the first button goes to the mail", async () => {
      await pressButton(extension, 0);
      await rep.shownConversation("Invoice");
      expect(await extension.standingNotifications()).toEqual([]);
      await mail.goTo("sent");
    });

    await test.step("what is read often becomes one notification for the day, which alerts once", async () => {
      await extension.prefer({ notifyOf: "every-open", summaryAfter: 2 });
      const before = (await titles()).length;
      await read("Invoice");
      await expect
        .poll(async () => (await titles()).at(-1))
        .toBe("Ada opened “Invoice” 2 times today");
      const told = await opens("Invoice");
      await read("Invoice");
      await expect.poll(() => opens("Invoice")).toBe((told ?? 0) + 1);
      expect(await titles()).toHaveLength(before + 1);
      expect(await extension.standingNotifications()).toHaveLength(1);
    });

    await test.step("where the system shows none, the page says it, and how to turn them on", async () => {
      await extension.prefer({ summaryAfter: 50 });
      await turnOff(extension);
      await read("Invoice");
      const toasts = mail.page.locator("[data-sightline-toast]");
      await expect(toasts).toHaveCount(2);
      await expect(toasts.first()).toContainText("Ada opened “Invoice”");
      await expect(toasts.last()).toContainText("Sightline’s notifications are off");
      await toasts.last().getByRole("button", { name: "Close" }).click();
      await toasts
        .first()
        .getByRole("button", { name: /Ada opened/ })
        .focus();
      await mail.page.keyboard.press("Enter");
      await rep.shownConversation("Invoice");
      await expect(toasts).toHaveCount(0);
    });
  },
);
