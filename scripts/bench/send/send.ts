import { openBenchPage } from "../browser-page.ts";
import type { Bench, Figure } from "../figure.ts";
import { prepareExtension } from "../prepared-extension.ts";
import { median, quantile } from "../statistics.ts";
import type { SendBench } from "./page.ts";
import { measureStandInSends } from "./stand-in-sends.ts";

/** What the page offers, as the functions that run inside it see it. */
declare const bench: SendBench;

const WARM_UP = 50;
const SENDS = 400;
const COLD_STARTS = 9;
const STAND_IN_SENDS = 15;

/** What Sightline adds to the time between the Send button and the leaving mail: 100 KB of HTML with 200 links. */
export const send: Bench = {
  name: "send",
  async run(note) {
    await prepareExtension(note);
    note("our own code in a page …");
    const inPage = await measureInPage();
    note("the built extension in the stand-in for Gmail …");
    const { without, untracked, tracked, messages } = await measureStandInSends(STAND_IN_SENDS);
    const info = (name: string, value: number): Figure => ({ name, value, unit: "ms", goal: null });
    return [
      {
        name: "our code at Send, median",
        value: median(inPage.warm),
        unit: "ms",
        goal: { kind: "under", value: 5 },
      },
      {
        name: "our code at Send, p99",
        value: quantile(inPage.warm, 0.99),
        unit: "ms",
        goal: { kind: "under", value: 12 },
      },
      {
        name: "messages to the background before the request",
        value: messages,
        unit: "",
        goal: { kind: "exactly", value: 0 },
      },
      info("our code at the first Send of a page, median", median(inPage.cold)),
      info("click to request without the extension, median", median(without)),
      info("… with it, not tracked (InboxSDK's share), median", median(untracked)),
      info("… with it, tracked, median", median(tracked)),
      info("… with it, tracked, the slowest", Math.max(...tracked)),
    ];
  },
};

async function measureInPage(): Promise<{ warm: number[]; cold: number[] }> {
  const { page, reload, close } = await openBenchPage({
    module: new URL("page.ts", import.meta.url),
  });
  try {
    const sendIn = async (times: number): Promise<number[]> => {
      const sends = await page.evaluate((count) => bench.send(count), times);
      for (const { links, letters } of sends) {
        if (links !== 200 || letters < 100_000) throw new Error(`a mail left with ${links} links`);
      }
      return sends.map(({ milliseconds }) => milliseconds);
    };
    const cold: number[] = [];
    for (let start = 0; start < COLD_STARTS; start += 1) {
      await reload();
      await page.evaluate(() => bench.openCompose());
      cold.push(...(await sendIn(1)));
    }
    await sendIn(WARM_UP);
    return { warm: await sendIn(SENDS), cold };
  } finally {
    await close();
  }
}
