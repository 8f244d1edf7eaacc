// `npm run bench`: measures what Sightline promises about speed and weight, and prints it as a table. It exits with 0
// whatever the figures are, for machines differ; with 1 only when something could not be measured at all.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import { bytes } from "./bench/bytes.ts";
import { database } from "./bench/database/database.ts";
import { formatFigures, isMet, type Bench, type MeasuredFigure } from "./bench/figure.ts";
import { functions } from "./bench/functions/functions.ts";
import { hits } from "./bench/hits/hits.ts";
import { userInterface } from "./bench/interface/interface.ts";
import { latency } from "./bench/latency/latency.ts";
import { scroll } from "./bench/scroll/scroll.ts";
import { send } from "./bench/send/send.ts";

const BENCHES: readonly Bench[] = [
  hits,
  functions,
  send,
  scroll,
  database,
  userInterface,
  latency,
  bytes,
];
const RESULT = ".cache/bench.json";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const { only } = new Command("npm run bench --")
  .description("Measures Sightline on this machine. Speed is measured, never asserted.")
  .addOption(
    new Option("--only <name...>", "these benches only").choices(BENCHES.map(({ name }) => name)),
  )
  .parse()
  .opts<{ only?: readonly string[] }>();

const figures: MeasuredFigure[] = [];
const failures: string[] = [];
for (const { name, run } of BENCHES) {
  if (only !== undefined && !only.includes(name)) continue;
  const note = (line: string): boolean => process.stderr.write(`${name}: ${line}\n`);
  try {
    figures.push(...(await run(note)).map((figure) => ({ bench: name, ...figure })));
  } catch (error) {
    failures.push(`${name} could not be measured: ${String(error)}`);
    process.stderr.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
save();
process.stdout.write(`\n${formatFigures(figures)}\n`);
for (const failure of failures) process.stdout.write(`✗ ${failure}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;

function save(): void {
  mkdirSync(".cache", { recursive: true });
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model ?? "unknown"}, ${process.platform}, Node ${process.version}`;
  const measured = figures.map((figure) => ({ ...figure, met: isMet(figure) }));
  const result = { at: new Date().toISOString(), machine, figures: measured, failures };
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
}
