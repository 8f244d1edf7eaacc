import type { Page } from "playwright";
import { expect, test as base } from "playwright/test";
import { type GmailOptions, type StandInGmail, startGmail } from "../gmail/server.ts";
import type { OutlookOptions } from "../outlook/options.ts";
import { type StandInOutlook, startOutlook } from "../outlook/server.ts";
import { type LandingSite, startLandingSite } from "./landing-site.ts";
import { GmailPage } from "./gmail-page.ts";
import { OutlookPage } from "./outlook-page.ts";
import { inRepsBrowser, type RepsBrowser } from "./reps-browser.ts";
import { startTrackingServer, type TrackingServer } from "./tracking-server.ts";
import { type MailClientName, type MailPage, SECOND_ACCOUNT, type StandIn } from "./webmail.ts";

type World =
  | { readonly mailClient: "gmail"; readonly standIn: StandInGmail }
  | { readonly mailClient: "outlook"; readonly standIn: StandInOutlook };

interface Story {
  /** In whose stand-in the stories of a project play. */
  readonly mailClient: MailClientName;
  /** What is different about this story's Gmail; set with `test.use`. */
  readonly gmailOptions: GmailOptions;
  /** What is different about this story's Outlook. */
  readonly outlookOptions: OutlookOptions;
  /** How an error of InboxSDK's own begins that belongs to the story; every other one still fails it. */
  readonly expectedError: string | null;
  readonly world: World;
  /** The webmail's, whichever it is. */
  readonly standIn: StandIn;
  /** The same, for stories of Gmail alone. */
  readonly gmail: StandInGmail;
  /** The same, for stories of Outlook alone. */
  readonly outlook: StandInOutlook;
  /** The driver of another tab of the webmail. */
  readonly mailPage: (page: Page) => MailPage;
  readonly server: TrackingServer;
  readonly site: LandingSite;
  /** Not paired yet, the webmail not opened yet. */
  readonly repsBrowser: RepsBrowser;
  /** Paired with the server, the inbox open. */
  readonly rep: RepsBrowser;
}

/** Each story has a world of its own: a webmail, a Sightline server, a customer's site, and a browser with a new profile. */
export const test = base.extend<Story>({
  mailClient: ["gmail", { option: true }],
  gmailOptions: [{}, { option: true }],
  expectedError: [null, { option: true }],
  outlookOptions: [{}, { option: true }],
  world: async ({ mailClient, gmailOptions, outlookOptions }, use) => {
    const world: World =
      mailClient === "gmail"
        ? {
            mailClient,
            standIn: await startGmail({ secondOwner: SECOND_ACCOUNT, ...gmailOptions }),
          }
        : { mailClient, standIn: await startOutlook(outlookOptions) };
    await use(world);
    await world.standIn.close();
  },
  gmail: async ({ world }, use) => {
    if (world.mailClient !== "gmail") throw new Error("This story is not Gmail's.");
    await use(world.standIn);
  },
  outlook: async ({ world }, use) => {
    if (world.mailClient !== "outlook") throw new Error("This story is not Outlook's.");
    await use(world.standIn);
  },
  mailPage: async ({ mailClient, outlookOptions }, use) => {
    await use((page) =>
      mailClient === "gmail" ? new GmailPage(page) : new OutlookPage(page, outlookOptions.host),
    );
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern.
  server: async ({}, use) => {
    const server = await startTrackingServer();
    await use(server);
    await server.dispose();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  site: async ({}, use) => {
    const site = await startLandingSite("shop.example.com");
    await use(site);
    await site.close();
  },
  standIn: async ({ world }, use) => {
    await use(world.standIn);
  },
  repsBrowser: async ({ mailPage, standIn, server, site, expectedError }, use, testInfo) => {
    const hostRules = [site.hostRule];
    const allowedHosts = [server.host, site.host];
    await inRepsBrowser(
      { mailPage, standIn, hostRules, allowedHosts, expectedError, testInfo },
      use,
    );
  },
  rep: async ({ repsBrowser, server }, use) => {
    await repsBrowser.extension.pair(server.origin, server.pairingCode());
    await repsBrowser.mail.open();
    await repsBrowser.extension.watchNotifications();
    await use(repsBrowser);
  },
});

export { expect };
