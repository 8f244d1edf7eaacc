import { expect, type TestInfo } from "playwright/test";
import type { Page } from "playwright";
import { IMAGE_PROXY_HOST } from "../gmail/image-proxy.ts";
import type { StandInGmail } from "../gmail/server.ts";
import { BUILT_EXTENSION, launchBrowser, type LaunchedBrowser } from "./browser.ts";
import { Extension } from "./extension.ts";
import { GmailPage } from "./gmail-page.ts";

/** The rep's browser: a fresh profile with the unmodified built extension and one Gmail tab. */
export interface RepsBrowser extends LaunchedBrowser {
  readonly gmail: GmailPage;
  readonly extension: Extension;
  /** Every host that anything in this browser asked for, worker and pages alike, with its port where it names one. */
  readonly askedHosts: ReadonlySet<string>;
  /** Hosts that this story may ask beside Gmail and what stands in `RepsWorld`. */
  readonly allowedHosts: Set<string>;
}

/** The tracking host of somebody else's Sightline; nothing answers there. */
export const ANOTHER_SENDERS_HOST = "t.example.net";

interface RepsWorld {
  readonly gmail: StandInGmail;
  /** For Chromium's `--host-resolver-rules`, beside Gmail's. */
  readonly hostRules: readonly string[];
  /** Hosts that may be asked, beside Gmail's. */
  readonly allowedHosts: readonly string[];
  /** How an error begins that belongs to the story. */
  readonly expectedError: string | null;
  readonly testInfo: TestInfo;
}

/** Runs a story in a browser of its own, and then holds the extension to what is true of every story. */
export async function inRepsBrowser(
  world: RepsWorld,
  story: (browser: RepsBrowser) => Promise<void>,
): Promise<void> {
  const { gmail, expectedError, testInfo } = world;
  const launched = await launchBrowser({
    hostRules: [...gmail.hostRules, ...world.hostRules],
    extensions: [BUILT_EXTENSION],
  });
  const { context } = launched;
  const askedHosts = new Set<string>();
  const extension = new Extension(context);
  const extensionErrors: string[] = [];
  const allowedHosts = new Set([
    "mail.google.com",
    IMAGE_PROXY_HOST,
    ANOTHER_SENDERS_HOST,
    ...world.allowedHosts,
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
  await story({ ...launched, gmail: new GmailPage(page), extension, askedHosts, allowedHosts });
  if (testInfo.status !== testInfo.expectedStatus) {
    await page.screenshot({ path: testInfo.outputPath("gmail.png") }).catch(() => undefined);
  }
  // Closing the browser stops the worker in the middle of things; what it says then does not count.
  const errors = [...extensionErrors];
  await launched.close();

  // Whatever the story was: the extension broke nothing on the way, and spoke to nobody but Gmail and its server.
  expect.soft(errors, "errors of the extension's own code").toEqual([]);
  expect.soft(gmail.policyViolations, "violations of Gmail's Content Security Policy").toEqual([]);
  expect
    .soft(
      [...askedHosts].filter((host) => !allowedHosts.has(host)),
      "foreign hosts",
    )
    .toEqual([]);
}
