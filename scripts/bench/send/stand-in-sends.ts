import type { Page } from "playwright";
import {
  BUILT_EXTENSION,
  launchBrowser,
  type LaunchedBrowser,
} from "../../../e2e/harness/browser.ts";
import { Extension } from "../../../e2e/harness/extension.ts";
import { ComposeDriver, GmailPage } from "../../../e2e/harness/gmail-page.ts";
import { startTrackingServer } from "../../../e2e/harness/tracking-server.ts";
import { startGmail } from "../../../e2e/gmail/server.ts";
import { longMail } from "./long-mail.ts";

/** From the click on Send to the request's start, in milliseconds, by the page's own clock. */
export interface StandInSends {
  /** In a browser without the extension. */
  readonly without: readonly number[];
  /** With it, the mail not to be tracked: InboxSDK does its part, and quotes are cleaned. */
  readonly untracked: readonly number[];
  readonly tracked: readonly number[];
  /** Messages to the background between the click and the request, in all tracked sends together. */
  readonly messages: number;
}

/** The part of Chrome's API that is listened to in the worker. */
declare const chrome: { runtime: { onMessage: { addListener(listener: () => void): void } } };

/** Where the page and the worker keep what was seen, for the bench to read. */
interface Seen {
  benchClickedAt?: number;
  benchMessages?: number[];
}

/** Sends the same mails in three ways, in turn, through the stand-in for Gmail: the real extension, as it was built. */
export async function measureStandInSends(times: number): Promise<StandInSends> {
  const gmail = await startGmail();
  const server = await startTrackingServer();
  const browsers: LaunchedBrowser[] = [];
  const open = async (extensions: readonly string[]) => {
    const browser = await launchBrowser({ hostRules: gmail.hostRules, extensions });
    browsers.push(browser);
    return browser.context;
  };
  try {
    const bare = await open([]);
    const context = await open([BUILT_EXTENSION]);
    const extension = new Extension(context);
    await extension.pair(server.origin, server.pairingCode());
    const worker = await extension.worker();
    await worker.evaluate(() => {
      const times: number[] = [];
      (globalThis as Seen).benchMessages = times;
      chrome.runtime.onMessage.addListener(() => void times.push(Date.now()));
    });
    const plain = new GmailPage(bare.pages()[0] ?? (await bare.newPage()));
    const extended = new GmailPage(context.pages()[0] ?? (await context.newPage()));
    await plain.open();
    await extended.open();

    const without: number[] = [];
    const untracked: number[] = [];
    const tracked: number[] = [];
    const spans: { from: number; to: number }[] = [];
    // The first of each warms up; it is the slowest by far, and in all three for reasons that are not ours.
    for (let serial = 0; serial <= times; serial += 1) {
      const sends = [
        await sendThrough(plain, serial, null),
        await sendThrough(extended, serial, "off"),
        await sendThrough(extended, serial, "on"),
      ] as const;
      if (serial === 0) continue;
      without.push(sends[0].milliseconds);
      untracked.push(sends[1].milliseconds);
      tracked.push(sends[2].milliseconds);
      spans.push({ from: sends[2].clickedAt, to: sends[2].clickedAt + sends[2].milliseconds });
    }
    const at = await worker.evaluate(() => (globalThis as Seen).benchMessages ?? []);
    const messages = at.filter((time) =>
      spans.some(({ from, to }) => time >= from && time < to),
    ).length;
    return { without, untracked, tracked, messages };
  } finally {
    for (const browser of browsers) await browser.close();
    await server.dispose();
    await gmail.close();
  }
}

async function sendThrough(gmail: GmailPage, serial: number, tracking: "on" | "off" | null) {
  const { page } = gmail;
  await page.locator("[gh=cm]").click();
  const compose = new ComposeDriver(page, page.locator(".Hd").last());
  if (tracking !== null) await choose(await compose.ready(), tracking);
  const drafts = await countWrites(page);
  await compose.write({
    to: "kim@example.net",
    subject: `Offer ${serial} ${tracking}`,
    html: longMail(serial),
  });
  // The draft is saved first, so that the next request is the one that sends.
  await page.waitForFunction(
    (before) =>
      performance.getEntriesByType("resource").filter(({ name }) => name.includes("/sync/u/0/i/s"))
        .length > before,
    drafts,
  );
  await page.evaluate(() => {
    addEventListener(
      "click",
      ({ timeStamp }) => ((globalThis as Seen).benchClickedAt = timeStamp),
      {
        capture: true,
        once: true,
      },
    );
  });
  await compose.send();
  await gmail.said("Message sent");
  const times = await page.waitForFunction(() => {
    const clicked = (globalThis as Seen).benchClickedAt ?? Number.POSITIVE_INFINITY;
    const request = performance
      .getEntriesByType("resource")
      .find(({ name, startTime }) => name.includes("/sync/u/0/i/s") && startTime >= clicked);
    return request === undefined
      ? null
      : { clickedAt: performance.timeOrigin + clicked, milliseconds: request.startTime - clicked };
  });
  const found = await times.jsonValue();
  await page.evaluate(() => performance.clearResourceTimings());
  if (found === null) throw new Error("the request that sends the mail was not seen");
  return found;
}

async function choose(compose: ComposeDriver, wanted: "on" | "off"): Promise<void> {
  const toggle = compose.toggle();
  if ((await toggle.getAttribute("data-sightline-tracking")) !== wanted) await toggle.click();
  await compose.root.locator(`[data-sightline-tracking=${wanted}]`).waitFor();
}

function countWrites(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      performance.getEntriesByType("resource").filter(({ name }) => name.includes("/sync/u/0/i/s"))
        .length,
  );
}
