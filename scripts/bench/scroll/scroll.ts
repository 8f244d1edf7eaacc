import {
  BUILT_EXTENSION,
  launchBrowser,
  type LaunchedBrowser,
} from "../../../e2e/harness/browser.ts";
import { Extension } from "../../../e2e/harness/extension.ts";
import { OutlookPage } from "../../../e2e/harness/outlook-page.ts";
import { startTrackingServer } from "../../../e2e/harness/tracking-server.ts";
import { startOutlook, type StandInOutlook } from "../../../e2e/outlook/server.ts";
import type { Bench, Figure } from "../figure.ts";
import { prepareExtension } from "../prepared-extension.ts";
import { median } from "../statistics.ts";
import { recordTracked } from "./record-tracked.ts";
import { type Scrolled, scrollList } from "./scroll-list.ts";

const ROWS = 1_000;
/** Up and down again, with and without the extension in turn. */
const ROUNDS = 3;

/** What marks cost a list of Outlook's that is scrolled through, every row of it marked: the extension as it was built. */
export const scroll: Bench = {
  name: "scroll",
  async run(note) {
    await prepareExtension(note);
    const outlook = await startOutlook();
    const server = await startTrackingServer();
    const browsers: LaunchedBrowser[] = [];
    const open = async (extensions: readonly string[]) => {
      const browser = await launchBrowser({ hostRules: outlook.hostRules, extensions });
      browsers.push(browser);
      return browser.context;
    };
    try {
      outlook.seedSent(ROWS);
      const bare = await open([]);
      const context = await open([BUILT_EXTENSION]);
      const extension = new Extension(context);
      await extension.pair(server.origin, server.pairingCode());
      note(`recording ${ROWS} tracked mails …`);
      await recordTracked(extension, mailsOf(outlook));
      const plain = new OutlookPage(bare.pages()[0] ?? (await bare.newPage()));
      const marked = new OutlookPage(context.pages()[0] ?? (await context.newPage()));
      await plain.open("sent");
      await marked.open("sent");
      await marked.page.locator("[role=option] [data-sightline-status]").first().waitFor();

      const without: Scrolled[] = [];
      const withMarks: Scrolled[] = [];
      // The first round loads the rows from the server, and is not counted.
      for (let round = 0; round <= ROUNDS; round += 1) {
        note(`scrolling, round ${round} of ${ROUNDS} …`);
        const scrolled = [await scrollList(plain.page), await scrollList(marked.page)] as const;
        if (round === 0) continue;
        without.push(scrolled[0]);
        withMarks.push(scrolled[1]);
      }
      return figuresOf(without, withMarks);
    } finally {
      for (const browser of browsers) await browser.close();
      await server.dispose();
      await outlook.close();
    }
  },
};

function mailsOf(outlook: StandInOutlook) {
  return outlook.sent().map(({ conversationId, subject, to, date }) => ({
    threadId: conversationId,
    subject,
    to: to.map(({ email }) => email),
    date,
  }));
}

function figuresOf(without: readonly Scrolled[], withMarks: readonly Scrolled[]): Figure[] {
  const perStep = (all: readonly Scrolled[]): number =>
    median(all.map(({ busyMs, steps }) => busyMs / steps));
  const sum = (all: readonly Scrolled[], count: (one: Scrolled) => number): number =>
    all.reduce((total, one) => total + count(one), 0);
  const info = (name: string, value: number, unit: Figure["unit"]): Figure => ({
    name,
    value,
    unit,
    goal: null,
  });
  return [
    {
      name: `long tasks, ${ROWS} marked rows, ${ROUNDS} times down and up`,
      value: sum(withMarks, ({ longTasks }) => longTasks.length),
      unit: "",
      goal: { kind: "exactly", value: 0 },
    },
    info(
      "… without the extension",
      sum(without, ({ longTasks }) => longTasks.length),
      "",
    ),
    {
      name: "rows that stood a frame without their mark",
      value: sum(withMarks, ({ bareRows }) => bareRows),
      unit: "",
      goal: { kind: "exactly", value: 0 },
    },
    info(
      "… of rows looked at, frame by frame",
      sum(withMarks, ({ rows }) => rows),
      "",
    ),
    info("redraw of one step of scrolling, with marks, median", perStep(withMarks), "ms"),
    info("… without the extension, median", perStep(without), "ms"),
    info("the first against the second", perStep(withMarks) / perStep(without), "×"),
  ];
}
