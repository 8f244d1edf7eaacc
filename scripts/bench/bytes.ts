import process from "node:process";
import { runStep } from "../run-step.ts";
import type { Bench, Figure } from "./figure.ts";
import { prepareExtension } from "./prepared-extension.ts";

/** A line of the table that `npm run budget` prints: name, minified, gzip, budget. */
const LINE = /^(\S.*?) +[\d.]+ KB +([\d.]+) KB +([\d.]+) KB$/gm;

/** What each entrypoint weighs: the very table that `npm test` asserts. */
export const bytes: Bench = {
  name: "bytes",
  async run(note) {
    await prepareExtension(note);
    const { output } = await runStep({ command: [process.execPath, "scripts/byte-budget.ts"] });
    const figures = [...output.matchAll(LINE)].map(([, name = "", gzip, budget]): Figure => ({
      name: `${name}, gzip`,
      value: Number(gzip),
      unit: "KB",
      goal: { kind: "under", value: Number(budget) },
    }));
    if (figures.length === 0) throw new Error(`there is no table of bytes:\n${output}`);
    return figures;
  },
};
