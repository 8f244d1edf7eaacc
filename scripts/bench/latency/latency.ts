import type { Page } from "playwright";
import {
  BUILT_EXTENSION,
  launchBrowser,
  type LaunchedBrowser,
} from "../../../e2e/harness/browser.ts";
import { Extension } from "../../../e2e/harness/extension.ts";
import { GmailPage } from "../../../e2e/harness/gmail-page.ts";
import { startTrackingServer, type TrackingServer } from "../../../e2e/harness/tracking-server.ts";
import { startGmail, type StandInGmail } from "../../../e2e/gmail/server.ts";
import { pixelOf, wrappedLinksOf } from "../../../e2e/recipients/delivered-mail.ts";
import { click, PERSONS_USER_AGENT } from "../../../e2e/recipients/recipients.ts";
import type { Bench } from "../figure.ts";
import { prepareExtension } from "../prepared-extension.ts";
import { median, quantile } from "../statistics.ts";

const MAILS = 20;
/** Then no hit is "within seconds of sending", and each is a person's. */
const LATER_MS = 60_000;

/** Where the page keeps when each row's mark got which state: `row state` → milliseconds since 1970. */
interface Seen {
  benchDrawn?: Record<string, number>;
}

/**
 * From a hit's answer to the changed tick in the Sent list: the built extension, a real server, its stream. Each mail
 * is opened once and clicked once, and both change its tick.
 */
export const latency: Bench = {
  name: "latency",
  async run(note) {
    await prepareExtension(note);
    const gmail = await startGmail();
    const server = await startTrackingServer();
    let browser: LaunchedBrowser | null = null;
    try {
      browser = await launchBrowser({ hostRules: gmail.hostRules, extensions: [BUILT_EXTENSION] });
      const { context } = browser;
      const extension = new Extension(context);
      await extension.pair(server.origin, server.pairingCode());
      const rep = new GmailPage(context.pages()[0] ?? (await context.newPage()));
      await rep.open();
      note(`sending ${MAILS} mails …`);
      for (let mail = 0; mail < MAILS; mail += 1) {
        await rep.send({
          to: `kim${mail}@example.net`,
          subject: subjectOf(mail),
          html: '<p>Here it is: <a href="https://shop.example.com/offer">the offer</a></p>',
        });
      }
      await rep.goTo("sent");
      await rep.page
        .locator("[data-sightline-status=sent]")
        .nth(MAILS - 1)
        .waitFor();
      await watchMarks(rep.page);
      server.advance(LATER_MS);
      note("opening and clicking …");
      const times: number[] = [];
      for (let mail = 0; mail < MAILS; mail += 1) {
        const html = bodyOf(gmail, mail);
        times.push(await timeHit(rep.page, mail, "opened", () => open(html, server)));
        times.push(await timeHit(rep.page, mail, "clicked", () => follow(html, server)));
      }
      return [
        {
          name: "hit answered to tick drawn, median",
          value: median(times),
          unit: "ms",
          goal: { kind: "under", value: 150 },
        },
        {
          name: "hit answered to tick drawn, p99",
          value: quantile(times, 0.99),
          unit: "ms",
          goal: { kind: "under", value: 1_000 },
        },
        {
          name: "hits measured",
          value: times.length,
          unit: "",
          goal: { kind: "at least", value: 30 },
        },
      ];
    } finally {
      await browser?.close();
      await server.dispose();
      await gmail.close();
    }
  },
};

function subjectOf(mail: number): string {
  return `Offer ${String(mail).padStart(2, "0")}`;
}

function bodyOf(gmail: StandInGmail, mail: number): string {
  const [message] = gmail.deliveredTo(`kim${mail}@example.net`);
  if (message === undefined) throw new Error(`mail ${mail} was not delivered`);
  return message.html;
}

async function open(html: string, server: TrackingServer): Promise<void> {
  const headers = { "user-agent": PERSONS_USER_AGENT, accept: "image/*,*/*;q=0.8" };
  await (await fetch(pixelOf(html, server.origin), { headers })).arrayBuffer();
}

async function follow(html: string, server: TrackingServer): Promise<void> {
  const [link = ""] = wrappedLinksOf(html, server.origin);
  await click(link);
}

/** Both clocks are this machine's; below zero, the tick was drawn before the answer had been read. */
async function timeHit(
  page: Page,
  mail: number,
  state: "opened" | "clicked",
  hit: () => Promise<void>,
): Promise<number> {
  await hit();
  const answeredAt = Date.now();
  const drawn = await page.waitForFunction(
    (key) => (globalThis as Seen).benchDrawn?.[key],
    `${subjectOf(mail)} ${state}`,
  );
  return ((await drawn.jsonValue()) ?? Number.NaN) - answeredAt;
}

/** Notes when a row shows a state for the first time: in the frame after the one in which its mark changed. */
async function watchMarks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const drawn: Record<string, number> = {};
    (globalThis as Seen).benchDrawn = drawn;
    const seen = new Set<string>();
    new MutationObserver(() => {
      for (const mark of document.querySelectorAll(".zA [data-sightline-status]")) {
        const subject = mark.closest(".zA")?.querySelector(".bqe")?.textContent ?? "";
        const key = `${subject} ${mark.getAttribute("data-sightline-status")}`;
        if (seen.has(key)) continue;
        seen.add(key);
        requestAnimationFrame(() => setTimeout(() => (drawn[key] = Date.now())));
      }
    }).observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ["data-sightline-status"],
    });
  });
}
