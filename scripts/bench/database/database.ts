import { openBenchPage } from "../browser-page.ts";
import type { Bench } from "../figure.ts";
import { median, quantile } from "../statistics.ts";
import { hitsInOrder } from "./history.ts";
import { serveLog } from "./log-server.ts";
import type { DatabaseBench } from "./page.ts";

/** What the page offers, as the functions that run inside it see it. */
declare const bench: DatabaseBench;

const IMPORTS = 3;
const READS = 300;

/** The extension's database in Chromium: 5,000 mails with 20 events each. */
export const database: Bench = {
  name: "database",
  async run(note) {
    const events = hitsInOrder();
    const { page, close } = await openBenchPage({
      module: new URL("page.ts", import.meta.url),
      answer: serveLog(events),
    });
    const importInto = async (recorded: boolean): Promise<number> => {
      await page.evaluate((mails) => bench.prepare(mails), recorded);
      const milliseconds = await page.evaluate(() => bench.pull());
      const stored = await page.evaluate(() => bench.countEvents());
      if (stored !== events.length)
        throw new Error(`${stored} of ${events.length} events are stored`);
      return milliseconds;
    };
    try {
      const empty: number[] = [];
      const recorded: number[] = [];
      for (let round = 1; round <= IMPORTS; round += 1) {
        note(`import ${round} of ${IMPORTS} …`);
        empty.push(await importInto(false));
        recorded.push(await importInto(true));
      }
      note("reading rows …");
      const reads = await page.evaluate((times) => bench.readRows(times), READS);
      return [
        {
          name: "status of 100 rows, median",
          value: median(reads),
          unit: "ms",
          goal: { kind: "under", value: 8 },
        },
        { name: "status of 100 rows, p99", value: quantile(reads, 0.99), unit: "ms", goal: null },
        {
          name: "import of 100,000 events of recorded mails",
          value: median(recorded),
          unit: "ms",
          goal: { kind: "under", value: 2_000 },
        },
        {
          name: "import of 100,000 events into an empty database",
          value: median(empty),
          unit: "ms",
          goal: { kind: "under", value: 2_000 },
        },
      ];
    } finally {
      await close();
    }
  },
};
