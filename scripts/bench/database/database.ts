import { openBenchPage } from "../browser-page.ts";
import type { Bench, Figure } from "../figure.ts";
import { median, quantile } from "../statistics.ts";
import { hitsInOrder } from "./history.ts";
import { serveLog } from "./log-server.ts";
import type { DatabaseBench } from "./page.ts";

/** What the page offers, as the functions that run inside it see it. */
declare const bench: DatabaseBench;

const IMPORTS = 3;
const READS = 300;
const READS_OF_ALL = 30;
/** The dashboard draws the first rows, then all of them, and finds among them between two frames. */
const FIRST_GOAL = { kind: "under", value: 10 } as const;
const ALL_GOAL = { kind: "under", value: 100 } as const;
const SEARCH_GOAL = { kind: "under", value: 16 } as const;
/** Asked of the whole pull as of the database's share of it. */
const IMPORT_GOAL = { kind: "under", value: 2_000 } as const;

/** The extension's database in Chromium: 5,000 mails with 20 events each. */
export const database: Bench = {
  name: "database",
  async run(note) {
    const events = hitsInOrder();
    const { page, close } = await openBenchPage({
      module: new URL("page.ts", import.meta.url),
      answer: serveLog(events),
    });
    const importInto = async (recorded: boolean): ReturnType<DatabaseBench["pull"]> => {
      await page.evaluate((mails) => bench.prepare(mails), recorded);
      const took = await page.evaluate(() => bench.pull());
      const stored = await page.evaluate(() => bench.countEvents());
      if (stored !== events.length)
        throw new Error(`${stored} of ${events.length} events are stored`);
      return took;
    };
    try {
      const empty: Awaited<ReturnType<typeof importInto>>[] = [];
      const recorded: typeof empty = [];
      for (let round = 1; round <= IMPORTS; round += 1) {
        note(`import ${round} of ${IMPORTS} …`);
        empty.push(await importInto(false));
        recorded.push(await importInto(true));
      }
      note("reading rows …");
      const reads = await page.evaluate((times) => bench.readRows(times), READS);
      note("reading lists …");
      const all = await page.evaluate((times) => bench.readAll(times), READS_OF_ALL);
      const first = await page.evaluate((times) => bench.readFirst(times), READS);
      const details = await page.evaluate((times) => bench.readDetail(times), READS);
      const searches = await page.evaluate((times) => bench.search(times), READS);
      const feeds = await page.evaluate((times) => bench.searchFeed(times), READS_OF_ALL);
      return [
        {
          name: "status of 100 rows, median",
          value: median(reads),
          unit: "ms",
          goal: { kind: "under", value: 8 },
        },
        { name: "status of 100 rows, p99", value: quantile(reads, 0.99), unit: "ms", goal: null },
        { name: "all 5,000 summaries, median", value: median(all), unit: "ms", goal: ALL_GOAL },
        {
          name: "the first 100 of them, median",
          value: median(first),
          unit: "ms",
          goal: FIRST_GOAL,
        },
        { name: "everything of one mail, median", value: median(details), unit: "ms", goal: null },
        { name: "search in all, median", value: median(searches), unit: "ms", goal: SEARCH_GOAL },
        {
          name: "search in all, the first letter",
          value: searches[0] ?? 0,
          unit: "ms",
          goal: null,
        },
        { name: "search in the feed, median", value: median(feeds), unit: "ms", goal: null },
        ...imports("of recorded mails", recorded),
        ...imports("into an empty database", empty),
      ];
    } finally {
      await close();
    }
  },
};

function imports(
  what: string,
  took: readonly { readonly whole: number; readonly database: number }[],
): readonly Figure[] {
  return [
    {
      name: `import of 100,000 events ${what}`,
      value: median(took.map(({ database }) => database)),
      unit: "ms",
      goal: IMPORT_GOAL,
    },
    {
      name: `the same ${what}, with fetching and checking 100 pages`,
      value: median(took.map(({ whole }) => whole)),
      unit: "ms",
      goal: IMPORT_GOAL,
    },
  ];
}
