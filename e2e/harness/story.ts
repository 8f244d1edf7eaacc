import { expect, test as base } from "playwright/test";
import type { Page } from "playwright";
import { IMAGE_PROXY_HOST } from "../gmail/image-proxy.ts";
import { type GmailOptions, type StandInGmail, startGmail } from "../gmail/server.ts";
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
  /** Hosts that this story may ask beside Gmail, its server and the customer's site. */
  readonly allowedHosts: Set<string>;
}

/** The tracking host of somebody else's Sightline; nothing answers there. */
export const ANOTHER_SENDERS_HOST = "t.example.net";

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
    const launched = await launchBrowser({
      hostRules: [...gmail.hostRules, site.hostRule],
      extensions: [BUILT_EXTENSION],
    });
    const { context } = launched;
    const askedHosts = new Set<string>();
    const extension = new Extension(context);
    const extensionErrors: string[] = [];
    const allowedHosts = new Set([
      "mail.google.com",
      IMAGE_PROXY_HOST,
      server.host,
      site.host,
      ANOTHER_SENDERS_HOST,
    ]);
    context.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol.startsWith("http")) askedHosts.add(host);
    });
    context.on("weberror", (error) => {
      const stack = String(error.error().stack);
      if (expectedError === null || !stack.startsWith(expectedError)) extensionErrors.push(stack);
    });
    context.on("console", (message) => {
      const { url, lineNumber, columnNumber } = message.location();
      if (message.type() !== "error" || !url.startsWith("chrome-extension://")) return;
      // The browser's own words for a request that failed; that a server is away is part of some stories.
      if (message.text().startsWith("Failed to load resource")) return;
      // InboxSDK 2.2.26 tries to compile code for its developers' hot reloading (`ud`), and goes on without.
      if (url.endsWith("/content-scripts/gmail.js") && message.text().includes("'unsafe-eval'"))
        return;
      // Chromium's answer to a call of a worker whose process is gone: the story ended it while it was at work.
      if (extension.workerWasKilled && message.text() === "[sightline] Error: No SW") return;
      extensionErrors.push(`${url}:${lineNumber}:${columnNumber} ${message.text()}`);
    });
    const page: Page = context.pages()[0] ?? (await context.newPage());
    page.setDefaultTimeout(10_000);
    await use({
      ...launched,
      gmail: new GmailPage(page),
      extension,
      askedHosts,
      allowedHosts,
    });
    if (testInfo.status !== testInfo.expectedStatus) {
      await page.screenshot({ path: testInfo.outputPath("gmail.png") }).catch(() => undefined);
    }
    // Closing the browser stops the worker in the middle of things; what it says then does not count.
    const errors = [...extensionErrors];
    await launched.close();

    // Whatever the story was: the extension broke nothing on the way, and spoke to nobody but Gmail and its server.
    expect.soft(errors, "errors of the extension's own code").toEqual([]);
    expect
      .soft(gmail.policyViolations, "violations of Gmail's Content Security Policy")
      .toEqual([]);
    expect
      .soft(
        [...askedHosts].filter((host) => !allowedHosts.has(host)),
        "foreign hosts",
      )
      .toEqual([]);
  },
  rep: async ({ repsBrowser, server }, use) => {
    await repsBrowser.extension.pair(server.origin, server.pairingCode());
    await repsBrowser.gmail.open();
    await repsBrowser.extension.watchNotifications();
    await use(repsBrowser);
  },
});

export { expect };
