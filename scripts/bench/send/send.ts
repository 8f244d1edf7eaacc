import type { MailClientName } from "../../../e2e/harness/webmail.ts";
import { openBenchPage } from "../browser-page.ts";
import type { Bench, Figure } from "../figure.ts";
import { prepareExtension } from "../prepared-extension.ts";
import { median, quantile } from "../statistics.ts";
import { benchClients } from "./bench-clients.ts";
import type { SendBench, SendTimes } from "./page.ts";
import { measureStandInSends, type StandInSends } from "./stand-in-sends.ts";

/** What the page offers, as the functions that run inside it see it. */
declare const bench: SendBench;

const WARM_UP = 50;
const SENDS = 400;
const ROUNDS = 4;
const COLD_STARTS = 9;
const STAND_IN_SENDS = 15;

/** What Sightline adds to the time between the Send button and the leaving mail: 100 KB of HTML with 200 links. */
export const send: Bench = {
  name: "send",
  async run(note) {
    await prepareExtension(note);
    note("our own code in a page …");
    const gmail = await measureInPage("gmail");
    const outlook = await measureInPage("outlook");
    const { exports } = outlook;
    note("the built extension in the stand-in for Gmail …");
    const inGmail = await measureStandInSends(benchClients.gmail, STAND_IN_SENDS);
    note("the built extension in the stand-in for Outlook …");
    const inOutlook = await measureStandInSends(benchClients.outlook, STAND_IN_SENDS);
    return [
      ...ourCode("Gmail", gmail),
      ...ourCode("Outlook", outlook),
      info("Outlook: its editor gives what nobody touched, median", median(exports.untouched)),
      info("… what our code has changed, median", median(exports.changed)),
      ...clickToRequest("Gmail", "InboxSDK's share", inGmail),
      ...clickToRequest("Outlook", "looks for quoted pixels", inOutlook),
    ];
  },
};

interface InPage {
  readonly warm: readonly number[];
  readonly cold: readonly number[];
  /** What the editor takes to give its HTML, which our change makes it read anew. */
  readonly exports: { readonly untouched: readonly number[]; readonly changed: readonly number[] };
}

function ourCode(client: string, { warm, cold }: InPage): Figure[] {
  return [
    {
      name: `${client}: our code at Send, median`,
      value: median(warm),
      unit: "ms",
      goal: { kind: "under", value: 5 },
    },
    {
      name: `${client}: our code at Send, p99`,
      value: quantile(warm, 0.99),
      unit: "ms",
      goal: { kind: "under", value: 12 },
    },
    info(`${client}: our code at the first Send of a page, median`, median(cold)),
  ];
}

function clickToRequest(
  client: string,
  untrackedMeans: string,
  { without, untracked, tracked, messages }: StandInSends,
): Figure[] {
  return [
    {
      name: `${client}: messages to the background before the request`,
      value: messages,
      unit: "",
      goal: { kind: "exactly", value: 0 },
    },
    info(`${client}: click to request without the extension, median`, median(without)),
    info(`… with it, not tracked (${untrackedMeans}), median`, median(untracked)),
    info("… with it, tracked, median", median(tracked)),
    info("… with it, tracked, the slowest", Math.max(...tracked)),
  ];
}

function info(name: string, value: number): Figure {
  return { name, value, unit: "ms", goal: null };
}

async function measureInPage(client: MailClientName): Promise<InPage> {
  const { page, reload, close } = await openBenchPage({
    module: new URL("page.ts", import.meta.url),
  });
  try {
    const sendIn = async (times: number, tracking = true): Promise<readonly SendTimes[]> => {
      const sends = await page.evaluate(
        (asked) => bench.send(asked.client, asked.times, asked.tracking),
        { client, times, tracking },
      );
      for (const { links, letters, tracked } of sends) {
        // 200 links and the pixel.
        const right = tracking ? links === 200 && tracked === 201 : tracked === 0;
        if (!right || letters < 100_000)
          throw new Error(`a mail of ${letters} letters left with ${tracked} tracked addresses`);
      }
      return sends;
    };
    const cold: number[] = [];
    for (let start = 0; start < COLD_STARTS; start += 1) {
      await reload();
      await page.evaluate((asked) => bench.openCompose(asked), client);
      cold.push(...(await sendIn(1)).map(({ milliseconds }) => milliseconds));
    }
    await sendIn(WARM_UP);
    const untouched: number[] = [];
    const sends: SendTimes[] = [];
    // In turn, within the same seconds.
    for (let round = 0; round < ROUNDS; round += 1) {
      if (client === "outlook")
        untouched.push(...(await sendIn(SENDS / ROUNDS, false)).map(({ exporting }) => exporting));
      sends.push(...(await sendIn(SENDS / ROUNDS)));
    }
    return {
      warm: sends.map(({ milliseconds }) => milliseconds),
      cold,
      exports: { untouched, changed: sends.map(({ exporting }) => exporting) },
    };
  } finally {
    await close();
  }
}
