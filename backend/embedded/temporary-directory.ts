import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** For tests: an empty directory that goes when the test has finished. */
export function temporaryDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), "sightline-test-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
