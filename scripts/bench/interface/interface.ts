import type { BrowserContext, Page } from "playwright";
import { BUILT_EXTENSION, launchBrowser } from "../../../e2e/harness/browser.ts";
import { EXTENSION_ID } from "../../../e2e/harness/extension.ts";
import { seedMails } from "../../../e2e/seed/seed-mails.ts";
import { hitsInOrder, MESSAGES, sentMail } from "../database/history.ts";
import type { Bench, Figure } from "../figure.ts";
import { prepareExtension } from "../prepared-extension.ts";
import { median } from "../statistics.ts";
import { firstPaint, type FirstPaint } from "./first-paint.ts";
import { typeSearch, type Typed } from "./type-search.ts";

const DASHBOARD = `chrome-extension://${EXTENSION_ID}/dashboard.html`;
const LOADS = 7;
const ROUNDS = 5;
/** Every mail matches its first six letters, one only all ten. */
const SEARCH = "number 499";

/** The dashboard of the built extension in Chromium, with 5,000 mails and 100,000 events. */
export const userInterface: Bench = {
  name: "interface",
  async run(note) {
    await prepareExtension(note);
    const browser = await launchBrowser({ hostRules: [], extensions: [BUILT_EXTENSION] });
    const { context } = browser;
    try {
      await seed(context, note);
      const paints: FirstPaint[] = [];
      // The first load compiles what later ones find compiled, and is not counted: a rep opens it more than once.
      for (let load = 0; load <= LOADS; load += 1) {
        note(`opening the dashboard, ${load} of ${LOADS} …`);
        const page = await context.newPage();
        const paint = await firstPaint(page, DASHBOARD);
        if (load > 0) paints.push(paint);
        await page.close();
      }
      const page = await context.newPage();
      await firstPaint(page, DASHBOARD);
      const typed: Typed[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        note(`searching, ${round} of ${ROUNDS} …`);
        typed.push(await typeSearch(page, SEARCH));
      }
      return figuresOf(paints, typed);
    } finally {
      await browser.close();
    }
  },
};

async function seed(context: BrowserContext, note: (line: string) => void): Promise<void> {
  note(`recording ${MESSAGES} mails …`);
  const page = await openWhenReady(context);
  const sent = Array.from({ length: MESSAGES }, (_, index) => sentMail(index));
  await seedMails(page, { sent, events: [], seen: [] });
  note("recording 100,000 events …");
  const events = hitsInOrder();
  // What goes into a page at once is limited.
  const part = 20_000;
  for (let start = 0; start < events.length; start += part)
    await seedMails(page, { sent: [], events: events.slice(start, start + part), seen: [] });
  await page.close();
}

/** The extension's pages are there only once it is installed, a moment after the browser has started. */
async function openWhenReady(context: BrowserContext): Promise<Page> {
  if (context.serviceWorkers().length === 0) await context.waitForEvent("serviceworker");
  const page = await context.newPage();
  await page.goto(DASHBOARD);
  return page;
}

function figuresOf(paints: readonly FirstPaint[], typed: readonly Typed[]): Figure[] {
  const info = (name: string, value: number, unit: Figure["unit"]): Figure => ({
    name,
    value,
    unit,
    goal: null,
  });
  return [
    {
      name: "first rows painted, with 100,000 events, median",
      value: median(paints.map(({ rowsMs }) => rowsMs)),
      unit: "ms",
      goal: { kind: "under", value: 300 },
    },
    info("… at worst", Math.max(...paints.map(({ rowsMs }) => rowsMs)), "ms"),
    info("all 5,000 rows in the list, median", median(paints.map(({ allMs }) => allMs)), "ms"),
    {
      name: `tasks above 50 ms while a search of ${SEARCH.length} letters is typed, ${typed.length} times`,
      value: typed.reduce((sum, { longTasks }) => sum + longTasks.length, 0),
      unit: "",
      goal: { kind: "exactly", value: 0 },
    },
    info(
      "from a letter to its picture on the screen, median",
      median(typed.flatMap(({ responses }) => responses)),
      "ms",
    ),
    info("… at worst", Math.max(...typed.flatMap(({ responses }) => responses)), "ms"),
  ];
}
