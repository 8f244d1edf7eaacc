import { test as base } from "playwright/test";
import type { Page } from "playwright";
import { type StandInGmail, startGmail } from "../gmail/server.ts";
import { BUILT_EXTENSION, launchBrowser, type LaunchedBrowser } from "./browser.ts";
import { Extension } from "./extension.ts";
import { GmailPage } from "./gmail-page.ts";
import { type LandingSite, startLandingSite } from "./landing-site.ts";
import { startTrackingServer, type TrackingServer } from "./tracking-server.ts";

/** The rep's browser: a fresh profile with the unmodified built extension and one Gmail tab. */
export interface RepsBrowser extends LaunchedBrowser {
  readonly gmail: GmailPage;
  readonly extension: Extension;
  /** Every host that anything in this browser asked for, worker and pages alike, with its port where it names one. */
  readonly askedHosts: ReadonlySet<string>;
  /** Errors that the extension's own code logged or left uncaught, wherever it ran. */
  readonly extensionErrors: readonly string[];
}

interface Story {
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
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern.
  gmail: async ({}, use) => {
    const gmail = await startGmail();
    await use(gmail);
    await gmail.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
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
  repsBrowser: async ({ gmail, site }, use, testInfo) => {
    const launched = await launchBrowser({
      hostRules: [...gmail.hostRules, site.hostRule],
      extensions: [BUILT_EXTENSION],
    });
    const { context } = launched;
    const askedHosts = new Set<string>();
    const extensionErrors: string[] = [];
    context.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith("http")) askedHosts.add(host);
    });
    context.on("weberror", (error) => extensionErrors.push(String(error.error())));
    context.on("console", (message) => {
      const { url } = message.location();
      if (message.type() === "error" && url.startsWith("chrome-extension://"))
        extensionErrors.push(message.text());
    });
    const page: Page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(10_000);
    await use({
      ...launched,
      gmail: new GmailPage(page),
      extension: new Extension(context),
      askedHosts,
      extensionErrors,
    });
    if (testInfo.status !== testInfo.expectedStatus) {
      await page.screenshot({ path: testInfo.outputPath("gmail.png") }).catch(() => undefined);
    }
    await launched.close();
  },
  rep: async ({ repsBrowser, server }, use) => {
    await repsBrowser.extension.pair(server.origin, server.pairingCode());
    await repsBrowser.gmail.open();
    await repsBrowser.extension.watchNotifications();
    await use(repsBrowser);
  },
});

export { expect } from "playwright/test";
