import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { ANNA, exampleEvent } from "../../backend/core/example-event.ts";
import { systemTimers } from "../../backend/core/timers.ts";
import { startEmbeddedServer } from "../../backend/embedded/server.ts";
import { openStorage } from "../../backend/embedded/storage.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sightline-replay-"));
  return () => rmSync(folder, { recursive: true });
});

/** Runs the command as a person would. */
async function replay(...args: readonly string[]) {
  const child = spawn(process.execPath, ["scripts/replay.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (piece: string) => (output += piece));
  const exitCode = await new Promise((resolve) => child.on("close", resolve));
  return { exitCode, output };
}

function writeLines(count: number, more = ""): string {
  const file = join(folder, "lines.ndjson");
  const line = (number: number) =>
    JSON.stringify({ level: 50, event: exampleEvent(number), msg: "hit kept in this line only" });
  writeFileSync(file, Array.from({ length: count }, (_, n) => line(n)).join("\n") + more);
  return file;
}

const open = (dataDir: string) =>
  openStorage({ dataDir, secret: undefined, patience: 1_000, timers: systemTimers, randomBytes });

test("into the log of a stopped server, once however often it is run", async () => {
  const dataDir = join(folder, "data");
  await (await open(dataDir)).close();
  const file = writeLines(250, `\n{"message":"hit kept in this line only"`);

  const first = await replay(file, "--data", dataDir);
  expect(first.output).toContain("251 lines read, 251 of them hits that were kept there only");
  expect(first.output).toMatch(/^250 written\n0 already there\n1 unreadable\n {2}line 251: /m);
  expect(first.output).toContain("250 of 250 hits");
  expect(first.exitCode).toBe(1);

  const again = await replay(writeLines(251), "--data", dataDir);
  expect(again.output).toMatch(/^1 written\n250 already there\n$/m);
  expect(again.exitCode).toBe(0);

  const storage = await open(dataDir);
  onTestFinished(() => storage.close());
  const { events } = await storage.log.read(ANNA, null, 1_000);
  expect(events.toSorted((a, b) => a.receivedAt - b.receivedAt)).toEqual(
    Array.from({ length: 251 }, (_, n) => exampleEvent(n)),
  );
});

test("a running server's log is left alone; its own queue takes the very same lines", async () => {
  const dataDir = join(folder, "data");
  const server = await startEmbeddedServer({ dataDir });
  onTestFinished(() => server.close());
  const file = writeLines(3);
  const { exitCode, output } = await replay(file, "--data", dataDir);
  expect(exitCode).toBe(1);
  expect(output).toContain(`A Sightline server is using ${dataDir}. Stop it first`);

  writeFileSync(join(dataDir, "hits.ndjson"), readFileSync(file));
  await server.replayFallback();
  expect(server.counters.replayed).toBe(3);
});

test.each([
  [["--data", "nowhere"], "nowhere is no data directory"],
  [[], "either --project <id> or --data <directory>"],
  [["--data", "a", "--project", "demo-sightline"], "either --project <id> or --data <directory>"],
  [["--project", "Not An Id"], "not the id of a project"],
  [["--project", "demo-sightline", "--retention-days", "0"], "a whole number from 1"],
])("with %j it says what is wrong", async (args, expected) => {
  const { exitCode, output } = await replay(writeLines(1), ...args);
  expect([exitCode, output]).toEqual([1, expect.stringContaining(expected)]);
});
