import { expect, type TestInfo } from "playwright/test";
import type { BrowserContext, Page } from "playwright";
import { BUILT_EXTENSION, launchBrowser, type LaunchedBrowser } from "./browser.ts";
import { Extension } from "./extension.ts";
import { GmailPage } from "./gmail-page.ts";
import { OutlookPage } from "./outlook-page.ts";
import { hostsOf, type MailPage, type StandIn } from "./webmail.ts";

/** The rep's browser: a fresh profile with the unmodified built extension and one tab of the webmail. */
export interface RepsBrowser extends LaunchedBrowser {
  /** The tab, whichever webmail it is of. */
  readonly mail: MailPage;
  /** The same tab, for stories of Gmail alone. */
  readonly gmail: GmailPage;
  /** The same tab, for stories of Outlook alone. */
  readonly outlook: OutlookPage;
  /** Waits until one of the tabs shows the conversation with this subject. */
  shownConversation(subject: string): Promise<MailPage>;
  readonly extension: Extension;
  /** Every host that anything in this browser asked for, worker and pages alike, with its port where it names one. */
  readonly askedHosts: ReadonlySet<string>;
  /** Hosts that this story may ask beside the webmail and what stands in `RepsWorld`. */
  readonly allowedHosts: Set<string>;
}

/** The tracking host of somebody else's Sightline; nothing answers there. */
export const ANOTHER_SENDERS_HOST = "t.example.net";

interface RepsWorld {
  /** The driver of a tab. */
  readonly mailPage: (page: Page) => MailPage;
  readonly standIn: StandIn;
  /** For Chromium's `--host-resolver-rules`, beside the webmail's. */
  readonly hostRules: readonly string[];
  /** Hosts that may be asked, beside the webmail's. */
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
  const { mailPage, standIn, expectedError, testInfo } = world;
  const launched = await launchBrowser({
    hostRules: [...standIn.hostRules, ...world.hostRules],
    extensions: [BUILT_EXTENSION],
  });
  const { context } = launched;
  const askedHosts = new Set<string>();
  const extension = new Extension(context);
  const extensionErrors: string[] = [];
  const allowedHosts = new Set([...hostsOf(standIn), ANOTHER_SENDERS_HOST, ...world.allowedHosts]);
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
  // The tab with the first steps, which the installation opens, would only take its time.
  const closeFirstSteps = (opened: Page): void => {
    if (opened.url().endsWith("/dashboard.html#/welcome")) void opened.close();
  };
  context.on("page", closeFirstSteps);
  context.pages().forEach(closeFirstSteps);
  const page: Page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(10_000);
  const mail = mailPage(page);
  await story({
    ...launched,
    mail,
    get gmail() {
      if (mail instanceof GmailPage) return mail;
      throw new Error("This browser's webmail is not Gmail.");
    },
    get outlook() {
      if (mail instanceof OutlookPage) return mail;
      throw new Error("This browser's webmail is not Outlook.");
    },
    shownConversation: (subject) => shownConversation(context, mailPage, subject),
    extension,
    askedHosts,
    allowedHosts,
  });
  if (testInfo.status !== testInfo.expectedStatus) {
    await page.screenshot({ path: testInfo.outputPath("webmail.png") }).catch(() => undefined);
  }
  // Closing the browser stops the worker in the middle of things; what it says then does not count.
  const errors = [...extensionErrors];
  await launched.close();

  // Whatever the story was: the extension broke nothing on the way, and spoke to nobody but the webmail and its server.
  expect.soft(errors, "errors of the extension's own code").toEqual([]);
  expect
    .soft(standIn.policyViolations, "violations of the page's Content Security Policy")
    .toEqual([]);
  expect
    .soft(
      [...askedHosts].filter((host) => !allowedHosts.has(host)),
      "foreign hosts",
    )
    .toEqual([]);
}

async function shownConversation(
  context: BrowserContext,
  mailPage: (page: Page) => MailPage,
  subject: string,
): Promise<MailPage> {
  const found: MailPage[] = [];
  await expect
    .poll(async () => {
      for (const page of context.pages()) {
        const mail = mailPage(page);
        if (await mail.heading(subject).isVisible()) found.push(mail);
      }
      return found.length;
    }, `tabs that show “${subject}”`)
    .toBeGreaterThan(0);
  const [mail] = found;
  if (mail === undefined) throw new Error("unreachable: one was found");
  return mail;
}
