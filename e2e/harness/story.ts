import type { Page } from "playwright";
import { expect, test as base } from "playwright/test";
import { type GmailOptions, type StandInGmail, startGmail } from "../gmail/server.ts";
import { type LandingSite, startLandingSite } from "./landing-site.ts";
import { mailPageIn } from "./mail-page-in.ts";
import { inRepsBrowser, type RepsBrowser } from "./reps-browser.ts";
import { startTrackingServer, type TrackingServer } from "./tracking-server.ts";
import { type MailClientName, type MailPage, SECOND_ACCOUNT, type StandIn } from "./webmail.ts";

interface Story {
  /** In whose stand-in the stories of a project play. */
  readonly mailClient: MailClientName;
  /** What is different about this story's Gmail; set with `test.use`. */
  readonly gmailOptions: GmailOptions;
  /** How an error of InboxSDK's own begins that belongs to the story; every other one still fails it. */
  readonly expectedError: string | null;
  /** The webmail's, whichever it is. */
  readonly standIn: StandIn;
  /** The same, for stories of Gmail alone. */
  readonly gmail: StandInGmail;
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
  gmail: async ({ gmailOptions }, use) => {
    const gmail = await startGmail({ secondOwner: SECOND_ACCOUNT, ...gmailOptions });
    await use(gmail);
    await gmail.close();
  },
  mailPage: async ({ mailClient }, use) => {
    await use((page) => mailPageIn(mailClient, page));
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
  standIn: async ({ gmail }, use) => {
    await use(gmail);
  },
  repsBrowser: async ({ mailClient, standIn, server, site, expectedError }, use, testInfo) => {
    const hostRules = [site.hostRule];
    const allowedHosts = [server.host, site.host];
    await inRepsBrowser(
      { mailClient, standIn, hostRules, allowedHosts, expectedError, testInfo },
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
