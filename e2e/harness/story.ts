import { expect, test as base } from "playwright/test";
import { type GmailOptions, type StandInGmail, startGmail } from "../gmail/server.ts";
import { type LandingSite, startLandingSite } from "./landing-site.ts";
import { inRepsBrowser, type RepsBrowser } from "./reps-browser.ts";
import { startTrackingServer, type TrackingServer } from "./tracking-server.ts";

interface Story {
  /** What is different about this story's Gmail; set with `test.use`. */
  readonly gmailOptions: GmailOptions;
  /** How an error of InboxSDK's own begins that belongs to the story; every other one still fails it. */
  readonly expectedError: string | null;
  readonly gmail: StandInGmail;
  readonly server: TrackingServer;
  readonly site: LandingSite;
  /** Not paired yet, Gmail not opened yet. */
  readonly repsBrowser: RepsBrowser;
  /** Paired with the server, Gmail's inbox open. */
  readonly rep: RepsBrowser;
}

/** Each story has a world of its own: a Gmail, a Sightline server, a customer's site, and a browser with a new profile. */
export const test = base.extend<Story>({
  gmailOptions: [{}, { option: true }],
  expectedError: [null, { option: true }],
  gmail: async ({ gmailOptions }, use) => {
    const gmail = await startGmail(gmailOptions);
    await use(gmail);
    await gmail.close();
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
  repsBrowser: async ({ gmail, server, site, expectedError }, use, testInfo) => {
    const hostRules = [site.hostRule];
    const allowedHosts = [server.host, site.host];
    await inRepsBrowser({ gmail, hostRules, allowedHosts, expectedError, testInfo }, use);
  },
  rep: async ({ repsBrowser, server }, use) => {
    await repsBrowser.extension.pair(server.origin, server.pairingCode());
    await repsBrowser.gmail.open();
    await repsBrowser.extension.watchNotifications();
    await use(repsBrowser);
  },
});

export { expect };
