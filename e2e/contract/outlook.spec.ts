import { startOutlook } from "../outlook/server.ts";
import { OutlookCompose } from "../harness/outlook-compose.ts";
import { OutlookPage } from "../harness/outlook-page.ts";
import type { ClientUnderTest } from "./client-under-test.ts";
import { describeMailClient } from "./mail-client.contract.ts";

const outlook: ClientUnderTest = {
  name: "outlook",
  start: () => startOutlook(),
  mailPage: (page) => new OutlookPage(page),
  pressNewMail: ({ page }) => page.locator("[data-standin=new-mail]").click(),
  async bringForward({ page }, subject) {
    const tab = page.locator("[data-standin=draft-tab]", { hasText: subject });
    if ((await tab.count()) > 0) await tab.click();
  },
  refused: ({ page }) => page.locator(".problem").waitFor(),
  async discard({ page, root }) {
    await new OutlookCompose(page, root).discard();
    await new OutlookPage(page).choose("dialog-primary");
  },
  async sendAndTakeBack({ mail, standIn }, compose) {
    standIn.holdOutgoing();
    await compose.send();
    const again = await new OutlookPage(mail.page).undo();
    standIn.releaseOutgoing();
    return again;
  },
  async openMailPage({ page }) {
    const opening = page.waitForEvent("popup");
    await page.locator("#ReadingPaneContainerId [data-standin=print]").first().click();
    const printed = await opening;
    await printed.locator("[id^=UniqueMessageBody]").first().waitFor();
    return printed;
  },
};

describeMailClient(outlook);
