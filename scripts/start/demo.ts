import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright";
import { launchBrowser } from "../../e2e/harness/browser.ts";
import { Extension } from "../../e2e/harness/extension.ts";
import { Inset, MailPanel } from "../../e2e/harness/mail-panel.ts";
import { startLandingSite } from "../../e2e/harness/landing-site.ts";
import type { StandIn } from "../../e2e/harness/webmail.ts";
import { wrappedLinksOf } from "../../e2e/recipients/delivered-mail.ts";
import { PERSONS_USER_AGENT, readInGmail, scan } from "../../e2e/recipients/recipients.ts";
import type { DemoClient } from "./demo-clients.ts";
import { tourDashboard } from "./demo-tour.ts";

interface Demo {
  /** Where the rep writes. */
  readonly client: DemoClient;
  /** The folder with the built extension. */
  readonly extension: string;
  /** Where the server is, and where tracked links lead. */
  readonly origin: string;
  readonly newPairingCode: () => string;
  /** A folder for the pictures. */
  readonly pictures: string;
  readonly say: (line: string) => void;
  readonly stop: AbortSignal;
}

const OFFER = {
  to: "Ada Lovelace <ada@example.org>",
  subject: "Our offer for your team",
  html:
    "<div>Dear Ada,</div><div><br></div><div>as promised, our " +
    '<a href="https://shop.example.com/pricing?plan=team&amp;seats=5#annual">offer for five seats</a>, and ' +
    '<a href="https://shop.example.com/stories/analytical-engines">how others use it</a>.</div>' +
    "<div><br></div><div>Best wishes,</div><div>Robin</div>",
};
const THANKS = {
  to: "Grace Hopper <grace@example.org>",
  subject: "Thank you for the call",
  html: "<div>Dear Grace,</div><div><br></div><div>it was good to talk. Shall we say Thursday?</div>",
};
const QUESTION = {
  to: "Alan Turing <alan@example.org>",
  subject: "A question about the machine",
  html: '<div>Dear Alan, have you seen <a href="https://shop.example.com/faq">this</a>?</div>',
};

/** What Gmail's proxy fetches sooner after Send is not yet taken for a person, so people read a little later. */
const PEOPLE_READ_AFTER_MS = 11_000;

/**
 * Plays the main job for the eye: a mail client's stand-in in headless Chromium with the real extension, the real server,
 * three mails, two recipients who read and a filter that only looks like one. Nothing is sped up.
 * @returns the pictures that it took.
 */
export async function playDemo(demo: Demo): Promise<readonly string[]> {
  await mkdir(demo.pictures, { recursive: true });
  const { client } = demo;
  const [standIn, shop] = await Promise.all([client.start(), startLandingSite("shop.example.com")]);
  const browser = await launchBrowser({
    hostRules: [...standIn.hostRules, shop.hostRule],
    extensions: [demo.extension],
    signalsAreHandled: true,
  });
  // Whatever waits for the browser then fails at once.
  demo.stop.addEventListener("abort", () => void browser.context.close());
  const pictures: string[] = [];
  const take = async (page: Page, name: string): Promise<void> => {
    const path = join(demo.pictures, `${client.picturePrefix}${pictures.length + 1}-${name}.png`);
    await page.screenshot({ path });
    pictures.push(path);
  };
  try {
    const extension = new Extension(browser.context);
    await extension.pair(demo.origin, demo.newPairingCode());
    const tab = client.mailPage(browser.context.pages()[0] ?? (await browser.context.newPage()));
    await tab.page.setViewportSize(client.size);
    standIn.seedSent(6);
    await tab.open();
    await extension.watchNotifications();

    const popup = await extension.openPopup();
    await popup.setViewportSize({ width: 380, height: 560 });
    const started = Date.now();
    const tell = (who: string, what: string): void => {
      demo.say(
        `${((Date.now() - started) / 1_000).toFixed(1).padStart(6)} s  ${who.padEnd(9)}  ${what}`,
      );
    };
    await followFeed(popup, (line) => tell("Sightline", line));
    await tab.page.bringToFront();

    const mark = (mail: { subject: string }, state: string) => tab.rowMark(mail.subject, state);
    let notified = 0;
    const tellNotifications = async (): Promise<void> => {
      const shown = await extension.shownNotifications();
      for (const { title, message } of shown.slice(notified))
        tell("desktop", `“${title}”, ${message}`);
      notified = shown.length;
    };

    await tab.goTo("sent");
    for (const mail of [QUESTION, THANKS, OFFER]) {
      await tab.send(mail);
      tell("Robin", `sends “${mail.subject}” to ${mail.to.replace(/ <.*/, "")}`);
    }
    await mark(OFFER, "sent").waitFor();
    tell(client.name, "the Sent list shows ✓ beside each");
    await take(tab.page, "sent");
    tell("a filter", "at Alan’s company fetches the picture and follows the link");
    await scan(copyFor("alan@example.org", standIn));

    await sleep(PEOPLE_READ_AFTER_MS, undefined, { signal: demo.stop });
    tell("Grace", "opens her mail in Gmail");
    await readInGmail(copyFor("grace@example.org", standIn));
    await mark(THANKS, "opened").waitFor();
    tell(client.name, "the Sent list shows ✓✓, without a reload");
    await tellNotifications();

    const offer = copyFor("ada@example.org", standIn);
    tell("Ada", "opens hers, and clicks the first link");
    await readInGmail(offer);
    const [link = ""] = wrappedLinksOf(offer, demo.origin);
    tell("Ada", `arrives at ${await clickAsPerson(link, shop.hostRule)}`);
    await mark(OFFER, "clicked").waitFor();
    await tellNotifications();
    await mark(OFFER, "clicked").hover();
    await new Inset(tab.page, "card").drawn();
    await take(tab.page, "clicked");

    await tab.openThread(OFFER.subject);
    await tab.mark().and(tab.page.locator('[data-sightline-status="clicked"]')).click();
    await new MailPanel(tab.page).drawn();
    tell(
      "Robin",
      "looks at the sent mail: its picture is blocked in this browser, so nothing is counted",
    );
    await take(tab.page, "thread");
    await popup.bringToFront();
    await take(popup, "popup");
    await popup.close();
    tell(
      "Robin",
      "looks into the dashboard, where three months of made-up mail stand beside these",
    );
    await tourDashboard(browser.context, OFFER.subject, take);
    return pictures;
  } finally {
    await browser.close();
    await Promise.all([standIn.close(), shop.close()]);
  }
}

/** Passes on each new line of the popup's feed, as soon as it stands there. */
async function followFeed(popup: Page, say: (line: string) => void): Promise<void> {
  await popup.exposeFunction("sayFeedLine", say);
  await popup.evaluate(() => {
    const seen = new Set<string>();
    const look = (): void => {
      for (const row of [...document.querySelectorAll(".feed .row")].toReversed()) {
        const words = ["recipients", "action", "verdict"].map(
          (part) => row.querySelector(`.row-${part}`)?.textContent ?? "",
        );
        const line = words.filter((word) => word !== "").join(" · ");
        const key = `${row.querySelector("time")?.dateTime} ${line}`;
        if (seen.has(key)) continue;
        seen.add(key);
        void (globalThis as { sayFeedLine?: (line: string) => Promise<void> }).sayFeedLine?.(line);
      }
    };
    new MutationObserver(look).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });
}

/** The body of the one mail that this person got. */
function copyFor(person: string, standIn: StandIn): string {
  const [copy] = standIn.deliveredTo(person);
  if (copy === undefined) throw new Error(`The mail to ${person} did not arrive.`);
  return copy.html;
}

/** A recipient's own browser, which knows nothing of Sightline. Gives the address at which it arrives. */
async function clickAsPerson(link: string, hostRule: string): Promise<string> {
  const browser = await launchBrowser({
    hostRules: [hostRule],
    extensions: [],
    userAgent: PERSONS_USER_AGENT,
    signalsAreHandled: true,
  });
  try {
    const page = await browser.context.newPage();
    await page.goto(link);
    return page.url();
  } finally {
    await browser.close();
  }
}
