import * as z from "zod";

/** What one step of `npm test` counts for. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a runner's own report says: the counts, and whatever a reader should be told beside them. */
export interface RunnerReport {
  readonly counts: Counts;
  readonly notes: readonly string[];
}

/** Vitest's `--reporter=json`. */
const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const playwrightSuite = z.object({
  specs: z
    .array(
      z.object({
        tests: z.array(
          z.object({
            annotations: z.array(
              z.object({ type: z.string(), description: z.string().optional() }),
            ),
          }),
        ),
      }),
    )
    .default([]),
  get suites() {
    return z.array(playwrightSuite).default([]);
  },
});

/** Playwright's `json` reporter. */
const playwrightReport = z.object({
  suites: z.array(playwrightSuite).default([]),
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.object({ message: z.string().optional() })),
});

/**
 * Reads Vitest's JSON report. A file that failed without a failed test in it (it did not load, say) counts as one
 * failure, for else a broken file would look like no tests.
 * @throws when the text is not such a report.
 */
export function readVitestReport(json: string): RunnerReport {
  const report = vitestReport.parse(JSON.parse(json));
  const notes: string[] = [];
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const file of report.testResults) {
    let failedHere = 0;
    const skippedHere: string[] = [];
    for (const test of file.assertionResults) {
      if (test.status === "passed") passed += 1;
      else if (test.status === "failed") failedHere += 1;
      else skippedHere.push(`skipped: ${file.name}: ${test.fullName}`);
    }
    skipped += skippedHere.length;
    // One line for a file that was skipped whole, for want of an emulator, say.
    if (skippedHere.length > 1 && skippedHere.length === file.assertionResults.length)
      notes.push(`skipped as a whole: ${file.name}: ${skippedHere.length} tests`);
    else notes.push(...skippedHere);
    if (file.status === "failed" && failedHere === 0) {
      failedHere = 1;
      notes.push(`failed as a whole: ${file.name}: ${firstLine(file.message)}`);
    }
    failed += failedHere;
  }
  return { counts: { passed, failed, skipped }, notes };
}

/**
 * Reads Playwright's JSON report. A test that passed only when tried again counts as passed and is named in a note;
 * an error outside any test counts as one failure.
 * @throws when the text is not such a report.
 */
export function readPlaywrightReport(json: string): RunnerReport {
  const { stats, errors, suites } = playwrightReport.parse(JSON.parse(json));
  const notes = errors.map((error) => `failed outside of a test: ${firstLine(error.message)}`);
  if (stats.flaky > 0) notes.push(`${stats.flaky} passed only when tried again`);
  if (stats.skipped > 0) {
    const reasons = new Set(suites.flatMap(skipReasons));
    const why =
      reasons.size === 0 ? "the runner's own lines above say which" : [...reasons].join("; ");
    notes.push(`${stats.skipped} skipped: ${why}`);
  }
  return {
    counts: {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + errors.length,
      skipped: stats.skipped,
    },
    notes,
  };
}

/** Why tests below this suite were skipped, where they said so. */
function skipReasons({ specs, suites }: z.infer<typeof playwrightSuite>): string[] {
  const annotations = specs.flatMap(({ tests }) => tests.flatMap((test) => test.annotations));
  return [
    ...annotations.flatMap(({ type, description }) =>
      type === "skip" && description !== undefined ? [description] : [],
    ),
    ...suites.flatMap(skipReasons),
  ];
}

/**
 * The counts of a step from its runner's exit code and report. A runner that failed without saying what failed, that
 * left no report, or that ran no test at all counts as one failure.
 */
export function countRunner(exitCode: number, read: () => RunnerReport): RunnerReport {
  let report: RunnerReport;
  try {
    report = read();
  } catch (error) {
    const why = error instanceof Error ? firstLine(error.message) : String(error);
    return { counts: { passed: 0, failed: 1, skipped: 0 }, notes: [`left no report: ${why}`] };
  }
  const { passed, failed, skipped } = report.counts;
  if (exitCode !== 0 && failed === 0) {
    const notes = [...report.notes, `ended with code ${exitCode} though no test failed`];
    return { counts: { passed, failed: 1, skipped }, notes };
  }
  if (passed + failed === 0) {
    return { counts: { passed, failed: 1, skipped }, notes: [...report.notes, "ran no test"] };
  }
  return report;
}

/** A step without tests of its own (a linter, a build) counts as one. */
export function countStep(exitCode: number): RunnerReport {
  const failed = exitCode === 0 ? 0 : 1;
  return { counts: { passed: 1 - failed, failed, skipped: 0 }, notes: [] };
}

/** The closing line, in the form that CI reads: `N passed, N failed`, and `, N skipped` where something was. */
export function closingLine(steps: readonly Counts[]): string {
  const sum = (count: (step: Counts) => number): number =>
    steps.reduce((total, step) => total + count(step), 0);
  const skipped = sum((step) => step.skipped);
  const line = `${sum((step) => step.passed)} passed, ${sum((step) => step.failed)} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

function firstLine(text: string | undefined): string {
  return text?.split("\n", 1)[0]?.trim() || "no message";
}
