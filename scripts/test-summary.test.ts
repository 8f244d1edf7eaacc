import { describe, expect, test } from "vitest";
import {
  closingLine,
  countRunner,
  countStep,
  readPlaywrightReport,
  readVitestReport,
} from "./test-summary.ts";

const vitest = (...testResults: unknown[]): string =>
  JSON.stringify({ numTotalTests: 0, testResults });
const file = (status: string, ...tests: string[]): unknown => ({
  name: "a.test.ts",
  status,
  message: status === "failed" ? "Cannot find module\n  at x" : "",
  assertionResults: tests.map((state, index) => ({ fullName: `test ${index}`, status: state })),
});
const playwright = (stats: Partial<Record<string, number>>, errors: unknown[] = []): string =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

describe("Vitest's report", () => {
  test("counts tests by how they ended, and names the skipped", () => {
    const report = readVitestReport(
      vitest(file("passed", "passed", "passed", "skipped"), file("failed", "failed", "todo")),
    );
    expect(report.counts).toEqual({ passed: 2, failed: 1, skipped: 2 });
    expect(report.notes).toEqual(["skipped: a.test.ts: test 2", "skipped: a.test.ts: test 1"]);
  });

  test("names a file that was skipped as a whole once", () => {
    expect(readVitestReport(vitest(file("passed", "skipped", "skipped", "skipped")))).toEqual({
      counts: { passed: 0, failed: 0, skipped: 3 },
      notes: ["skipped as a whole: a.test.ts: 3 tests"],
    });
  });

  test("counts a file that did not load as one failure", () => {
    expect(readVitestReport(vitest(file("failed"), file("failed", "passed")))).toEqual({
      counts: { passed: 1, failed: 2, skipped: 0 },
      notes: [
        "failed as a whole: a.test.ts: Cannot find module",
        "failed as a whole: a.test.ts: Cannot find module",
      ],
    });
  });
});

describe("Playwright's report", () => {
  test("counts tests, and errors outside of tests as failures", () => {
    const report = readPlaywrightReport(
      playwright({ expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, [
        { message: "no web server\nat x" },
      ]),
    );
    expect(report.counts).toEqual({ passed: 6, failed: 2, skipped: 2 });
    expect(report.notes[0]).toBe("failed outside of a test: no web server");
    expect(report.notes).toHaveLength(3);
  });

  test("says once why tests were skipped", () => {
    const skipped = { tests: [{ annotations: [{ type: "skip", description: "no emulator" }] }] };
    const report = readPlaywrightReport(
      JSON.stringify({
        stats: { expected: 1, unexpected: 0, flaky: 0, skipped: 2 },
        errors: [],
        suites: [{ specs: [], suites: [{ specs: [skipped, skipped] }] }],
      }),
    );
    expect(report.notes).toEqual(["2 skipped: no emulator"]);
  });
});

describe("a runner", () => {
  const passed = { counts: { passed: 3, failed: 0, skipped: 0 }, notes: [] };
  test("that ended well counts its tests", () =>
    expect(countRunner(0, () => passed)).toEqual(passed));
  test("that failed without a failed test has failed", () => {
    expect(countRunner(1, () => passed).counts).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });
  test.each(["", "{", '{"testResults":1}'])("that left %j as its report has failed", (json) => {
    expect(countRunner(0, () => readVitestReport(json)).counts).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });
  test("that ran no test has failed", () => {
    expect(countRunner(0, () => readVitestReport(vitest())).counts.failed).toBe(1);
    expect(
      countRunner(0, () => readPlaywrightReport(playwright({ skipped: 3 }))).counts.failed,
    ).toBe(1);
  });
});

describe("the closing line", () => {
  test("adds up everything, and speaks of skipped tests only where there are some", () => {
    const steps = [countStep(0).counts, countStep(2).counts, { passed: 40, failed: 0, skipped: 0 }];
    expect(closingLine(steps)).toBe("41 passed, 1 failed");
    expect(closingLine([...steps, { passed: 0, failed: 0, skipped: 2 }])).toBe(
      "41 passed, 1 failed, 2 skipped",
    );
    expect(closingLine([])).toBe("0 passed, 0 failed");
  });
});
