import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const PROGRAM = fileURLToPath(new URL("update-networks.ts", import.meta.url));
const GOOGLE = new URL("../backend/core/network/data/google.json", import.meta.url);

/** Runs the command as somebody would who has downloaded these files by hand. */
async function run(files: Readonly<Record<string, string>>, ...options: string[]) {
  const folder = mkdtempSync(join(tmpdir(), "sightline-downloads-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return new Promise<{ exitCode: number; output: string }>((resolve) => {
    const args = [PROGRAM, "--from", folder, "--dry-run", ...options];
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

const google = (...ipv4: string[]) =>
  JSON.stringify({
    creationTime: "2026-11-20T16:00:22.111",
    prefixes: ipv4.map((ipv4Prefix) => ({ ipv4Prefix })),
  });

test("what was downloaded by hand is looked at, and a dry run changes nothing", async () => {
  const before = readFileSync(GOOGLE, "utf8");
  const files = {
    "goog.json": google("66.249.64.0/19", "209.85.128.0/17", "74.125.0.0/16", "34.64.0.0/10"),
    "cloud.json": google("34.64.0.0/10"),
  };
  const { exitCode, output } = await run(files, "--only", "google");
  // The sample has no IPv6, as Google's own list does.
  expect([exitCode, output]).toEqual([
    1,
    expect.stringContaining("✗ google stays as it is: ipv6 has 0, at least 1000000 are expected"),
  ]);
  expect(readFileSync(GOOGLE, "utf8")).toBe(before);
});

test("the packaged autonomous systems are those that the installed package tells", async () => {
  const { exitCode, output } = await run({}, "--only", "autonomous-systems");
  expect([exitCode, output]).toEqual([0, expect.stringMatching(/ ranges, \+0 −0\n$/)]);
});

test("a file that is missing, or an unknown name, is told and nothing is done", async () => {
  const missing = await run({}, "--only", "google");
  expect([missing.exitCode, missing.output]).toEqual([1, expect.stringContaining("goog.json")]);
  const unknown = await run({}, "--only", "yahoo");
  expect([unknown.exitCode, unknown.output]).toEqual([1, expect.stringContaining("yahoo")]);
});
