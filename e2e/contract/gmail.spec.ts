import { startGmail } from "../gmail/server.ts";
import { GmailPage } from "../harness/gmail-page.ts";
import type { ClientUnderTest } from "./client-under-test.ts";
import { describeMailClient } from "./mail-client.contract.ts";

const gmail: ClientUnderTest = {
  name: "gmail",
  start: () => startGmail(),
  mailPage: (page) => new GmailPage(page),
  pressNewMail: ({ page }) => page.locator("[gh=cm]").click(),
  bringForward: async () => undefined,
  refused: ({ page }) => page.getByText("Please specify at least one recipient").waitFor(),
  discard: (compose) => compose.root.getByLabel("Discard draft").click(),
  async sendAndTakeBack({ mail, standIn }, compose) {
    standIn.holdOutgoing();
    await compose.send();
    await mail.mailSent();
    await mail.page.locator(".snackbar").getByText("Undo").click();
    await mail.page.getByText("Sending undone.").waitFor();
    standIn.releaseOutgoing();
    return mail.openCompose();
  },
  openMailPage: async ({ page }) => {
    const opening = page.waitForEvent("popup");
    await page.getByRole("button", { name: "Print all" }).click();
    return opening;
  },
};

describeMailClient(gmail);
