// `npm test`: every check of the project, each of them run even when one before it failed.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { runStep, type StepRun } from "./run-step.ts";
import {
  closingLine,
  countRunner,
  countStep,
  readPlaywrightReport,
  readVitestReport,
  type RunnerReport,
} from "./test-summary.ts";

const UNIT_REPORT = ".cache/unit-results.json";
/** Written by e2e/playwright.config.ts. */
const E2E_REPORT = ".cache/e2e-results.json";

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Static checks run side by side, so their output is shown whole, at their end, and only when they fail. */
  readonly quiet?: boolean;
  readonly report?: (run: StepRun) => RunnerReport;
  /** Not run when this step failed; it then counts as failed. */
  readonly needs?: string;
}

const npmRun = (script: string): Step["command"] => ["npm", "run", "--silent", script];

/** Groups run one after the other; the steps of one group side by side, for two cores. */
const groups: readonly (readonly Step[])[] = [
  [
    { name: "format", command: npmRun("format"), quiet: true },
    { name: "types", command: npmRun("types"), quiet: true },
  ],
  [
    { name: "lint", command: npmRun("lint"), quiet: true },
    { name: "dead code", command: npmRun("dead-code"), quiet: true },
  ],
  [
    {
      name: "unit and contract",
      command: [
        "vitest",
        "run",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${UNIT_REPORT}`,
      ],
      report: ({ exitCode }) =>
        countRunner(exitCode, () => readVitestReport(readFileSync(UNIT_REPORT, "utf8"))),
    },
  ],
  [
    { name: "build", command: npmRun("build") },
    { name: "build functions", command: npmRun("build-functions"), quiet: true },
  ],
  [{ name: "byte budget", command: npmRun("budget"), needs: "build" }],
  [
    {
      name: "end to end",
      command: npmRun("e2e"),
      needs: "build",
      report: ({ exitCode }) =>
        countRunner(exitCode, () => readPlaywrightReport(readFileSync(E2E_REPORT, "utf8"))),
    },
  ],
];

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
mkdirSync(".cache", { recursive: true });
// A report of an earlier run must not stand in for one that was not written.
for (const report of [UNIT_REPORT, E2E_REPORT]) rmSync(report, { force: true });

const results: { name: string; report: RunnerReport; seconds: number }[] = [];
for (const group of groups) {
  const ended = await Promise.all(group.map(run));
  results.push(...ended);
}
printTable();
process.stdout.write(`${closingLine(results.map((result) => result.report.counts))}\n`);
process.exitCode = results.some((result) => result.report.counts.failed > 0) ? 1 : 0;

async function run(step: Step): Promise<(typeof results)[number]> {
  const needed = results.find((result) => result.name === step.needs);
  if (needed !== undefined && needed.report.counts.failed > 0) {
    const report = {
      counts: { passed: 0, failed: 1, skipped: 0 },
      notes: [`not run: ${needed.name} failed`],
    };
    return { name: step.name, report, seconds: 0 };
  }
  if (step.quiet !== true) process.stdout.write(`\n── ${step.name}\n`);
  const ended = await runStep({
    command: step.command,
    ...(step.quiet === true ? {} : { onOutput: (text) => process.stdout.write(text) }),
  });
  if (step.quiet === true) {
    const failed = ended.exitCode !== 0;
    process.stdout.write(
      `\n── ${step.name}: ${failed ? "FAILED" : "ok"}\n${failed ? ended.output : ""}`,
    );
  }
  const report = step.report?.(ended) ?? countStep(ended.exitCode);
  return { name: step.name, report, seconds: ended.seconds };
}

function printTable(): void {
  const rows = results.map(({ name, report: { counts }, seconds }) => [
    counts.failed > 0 ? "✗" : "✓",
    name,
    `${counts.passed} passed`,
    counts.failed > 0 ? `${counts.failed} FAILED` : "",
    counts.skipped > 0 ? `${counts.skipped} skipped` : "",
    `${seconds.toFixed(1)} s`,
  ]);
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  process.stdout.write("\n");
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 5 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    );
    process.stdout.write(`${cells.join("  ").trimEnd()}\n`);
  }
  for (const { name, report } of results) {
    for (const note of report.notes) process.stdout.write(`  ${name}: ${note}\n`);
  }
  process.stdout.write("\n");
}
