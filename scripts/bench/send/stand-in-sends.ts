import type { Page } from "playwright";
import {
  BUILT_EXTENSION,
  launchBrowser,
  type LaunchedBrowser,
} from "../../../e2e/harness/browser.ts";
import { Extension } from "../../../e2e/harness/extension.ts";
import { startTrackingServer } from "../../../e2e/harness/tracking-server.ts";
import type { ComposePage, MailPage } from "../../../e2e/harness/webmail.ts";
import type { BenchClient } from "./bench-clients.ts";
import { longMail } from "./long-mail.ts";

/** From the click on Send to the request's start, in milliseconds, by the page's own clock. */
export interface StandInSends {
  /** In a browser without the extension. */
  readonly without: readonly number[];
  /** With it, the mail not to be tracked: quotes are cleaned, and in Gmail InboxSDK does its part. */
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

/** Sends the same mails in three ways, in turn, through a mail client's stand-in: the real extension, as it was built. */
export async function measureStandInSends(
  client: BenchClient,
  times: number,
): Promise<StandInSends> {
  const standIn = await client.start();
  const server = await startTrackingServer();
  const browsers: LaunchedBrowser[] = [];
  const open = async (extensions: readonly string[]) => {
    const browser = await launchBrowser({ hostRules: standIn.hostRules, extensions });
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
    const plain = client.mailPage(bare.pages()[0] ?? (await bare.newPage()));
    const extended = client.mailPage(context.pages()[0] ?? (await context.newPage()));
    await plain.open();
    await extended.open();

    const without: number[] = [];
    const untracked: number[] = [];
    const tracked: number[] = [];
    const spans: { from: number; to: number }[] = [];
    // The first of each warms up; it is the slowest by far, and in all three for reasons that are not ours.
    for (let serial = 0; serial <= times; serial += 1) {
      const sends = [
        await sendThrough(client, plain, serial, null),
        await sendThrough(client, extended, serial, "off"),
        await sendThrough(client, extended, serial, "on"),
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
    await standIn.close();
  }
}

async function sendThrough(
  client: BenchClient,
  mail: MailPage,
  serial: number,
  tracking: "on" | "off" | null,
) {
  const { page } = mail;
  const compose = await client.newMail(mail);
  if (tracking !== null) await choose(await compose.ready(), tracking);
  const drafts = await countSaves(page, client.saves);
  await compose.write({
    to: "kim@example.net",
    subject: `Offer ${serial} ${tracking}`,
    html: longMail(serial),
  });
  // The draft is saved first, so that the next request is the one that sends.
  await page.waitForFunction(
    ({ before, saves }) =>
      performance.getEntriesByType("resource").filter(({ name }) => name.includes(saves)).length >
      before,
    { before: drafts, saves: client.saves },
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
  await mail.mailSent();
  const times = await page.waitForFunction((sends) => {
    const clicked = (globalThis as Seen).benchClickedAt ?? Number.POSITIVE_INFINITY;
    const request = performance
      .getEntriesByType("resource")
      .find(({ name, startTime }) => name.includes(sends) && startTime >= clicked);
    return request === undefined
      ? null
      : { clickedAt: performance.timeOrigin + clicked, milliseconds: request.startTime - clicked };
  }, client.sends);
  const found = await times.jsonValue();
  await page.evaluate(() => performance.clearResourceTimings());
  if (found === null) throw new Error("the request that sends the mail was not seen");
  return found;
}

async function choose(compose: ComposePage, wanted: "on" | "off"): Promise<void> {
  const toggle = compose.toggle();
  const state = wanted === "on" ? "both" : "off";
  if ((await toggle.getAttribute("data-sightline-tracking")) !== state) await toggle.click();
  await compose.root.locator(`[data-sightline-tracking=${state}]`).waitFor();
}

function countSaves(page: Page, saves: string): Promise<number> {
  return page.evaluate(
    (part) =>
      performance.getEntriesByType("resource").filter(({ name }) => name.includes(part)).length,
    saves,
  );
}
