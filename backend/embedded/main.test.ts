import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test, vi } from "vitest";
import * as z from "zod";
import { messageIdSchema } from "../../shared/ids.ts";
import { pairBrowser, type PairedBrowser } from "./paired-browser.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const MAIN = join(import.meta.dirname, "main.ts");
const lineSchema = z.object({
  event: z.enum(["ready", "pairing-code"]),
  url: z.string().optional(),
  pairingCode: z.string(),
});

test("killed in the middle of its work, it has lost no hit that it answered", async () => {
  const dataDir = temporaryDirectory();
  let server = await startProcess(["--data", dataDir]);
  const port = new URL(server.url).port;
  const anna = await pairBrowser(server.url, server.pairingCode);
  const answered = new Set<string>();

  for (const kills of [1, 2, 3]) {
    const load = startLoad(anna, answered);
    await vi.waitUntil(() => answered.size >= kills * 400, { timeout: 20_000, interval: 1 });
    server.kill("SIGKILL");
    await load;
    server = await startProcess(["--data", dataDir, "--port", port]);
  }

  const stored = new Set((await anna.events()).map(({ messageId }) => messageId as string));
  expect([...answered].filter((id) => !stored.has(id))).toEqual([]);
  expect(answered.size).toBeGreaterThanOrEqual(1_200);
}, 60_000);

test("on a full disk it serves every picture, and the next start has every hit", async () => {
  const dataDir = temporaryDirectory();
  // No file may grow beyond 150 blocks of 1,024 bytes: first the database is full, then the fallback file too.
  const server = await startProcess(["--data", dataDir], "ulimit -f 150");
  const port = new URL(server.url).port;
  const anna = await pairBrowser(server.url, server.pairingCode);
  const ids: string[] = [];
  for (let n = 0; n < 800; n++) {
    const messageId = messageIdOf(n);
    ids.push(messageId);
    expect((await fetch(anna.openUrl({ messageId }))).status).toBe(200);
  }
  const health = z
    .object({ hits: z.object({ stored: z.int(), deferred: z.int(), loggedOnly: z.int() }) })
    .parse(await (await fetch(`${server.url}/health`)).json());
  expect(health.hits.stored).toBeGreaterThan(0);
  expect(health.hits.deferred).toBeGreaterThan(0);
  expect(health.hits.loggedOnly).toBeGreaterThan(0);
  server.kill("SIGTERM");
  expect(await server.exit).toBe(0);

  const logged = Array.from(server.errors().matchAll(/"messageId":"([^"]+)"/g), ([, id]) => id);
  await startProcess(["--data", dataDir, "--port", port]);
  await vi.waitFor(
    async () => {
      const stored = (await anna.events()).map(({ messageId }) => messageId as string);
      expect(new Set([...stored, ...logged])).toEqual(new Set(ids));
    },
    { timeout: 10_000 },
  );
}, 60_000);

test("stops in order when asked to, streams and all", async () => {
  const server = await startProcess(["--data", temporaryDirectory()]);
  const anna = await pairBrowser(server.url, server.pairingCode);
  const stream = await fetch(`${server.url}/v1/stream`, {
    headers: { Authorization: `Bearer ${anna.deviceToken}` },
  });
  server.kill("SIGINT");
  expect(await stream.text()).toContain("event: ready");
  expect(await server.exit).toBe(0);
});

test("shows a new code when one has been used", async () => {
  const server = await startProcess(["--data", temporaryDirectory()]);
  await pairBrowser(server.url, server.pairingCode);
  const next = await server.nextLine();
  expect(next.event).toBe("pairing-code");
  await pairBrowser(server.url, next.pairingCode);
});

test("serves on when nobody reads what it says any more", async () => {
  const server = await startProcess(["--data", temporaryDirectory(), "--log-level", "debug"]);
  server.child.stdout.destroy();
  server.child.stderr.destroy();
  const anna = await pairBrowser(server.url, server.pairingCode);
  await fetch(anna.openUrl());
  expect(await anna.events()).toHaveLength(1);
});

test("says in words where it listens, and that it can be reached from elsewhere", async () => {
  const server = runMain(["--port", "0", "--host", "0.0.0.0", "--data", temporaryDirectory()]);
  await vi.waitUntil(() => server.output().includes("Pairing code"));
  expect(server.output()).toMatch(
    /^Sightline listens on http:\/\/127\.0\.0\.1:\d+\nPairing code: \S{9} \(valid/,
  );
  await vi.waitUntil(() => server.errors().includes("listening beyond this machine"));
});

test.each([
  ["a wrong setting", ["--port", "x"], {}, "--port must be a whole number from 0 to 65535.\n"],
  [
    "a wrong variable",
    [],
    { SIGHTLINE_PUBLIC_URL: "x" },
    "SIGHTLINE_PUBLIC_URL must be an origin such as https://track.example.com, without a path.\n",
  ],
])("%s stops it before it touches anything", async (_, args, env, message) => {
  const { exit, errors } = runMain(args, env);
  expect(await exit).toBe(1);
  expect(errors()).toBe(message);
});

test("a damaged database stops it with one sentence that names the file", async () => {
  const dataDir = temporaryDirectory();
  const file = join(dataDir, "sightline.db");
  writeFileSync(file, "garbage ".repeat(2_000));
  const { exit, errors } = runMain(["--port", "0", "--data", dataDir]);
  expect(await exit).toBe(1);
  expect(errors()).toMatch(`The database ${file} cannot be used: file is not a database.`);
  expect(errors().trim().split("\n")).toHaveLength(1);
  expect(readFileSync(file, "utf8")).toBe("garbage ".repeat(2_000));
});

function runMain(args: readonly string[], env: Record<string, string> = {}, before = ":") {
  const command = `${before}; exec "$0" "$@"`;
  const child = spawn("bash", ["-c", command, process.execPath, MAIN, ...args], {
    env: { ...process.env, ...env },
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
  const exit = once(child, "close").then(([code]: (number | null)[]) => code);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exit;
  });
  return {
    child,
    exit,
    output: () => output,
    errors: () => errors,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

async function startProcess(args: readonly string[], before?: string) {
  const process = runMain(["--port", "0", "--ready-json", ...args], {}, before);
  const lines = createInterface({ input: process.child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { done, value } = await lines.next();
    if (done === true) throw new Error(`the server has ended: ${process.errors()}`);
    return lineSchema.parse(JSON.parse(value));
  };
  const { url = "", pairingCode } = await nextLine();
  return { ...process, url, pairingCode, nextLine };
}

/** Opens by 32 connections until the server is gone; remembers which were answered. */
async function startLoad(anna: PairedBrowser, answered: Set<string>): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const connection = async () => {
    for (;;) {
      const messageId = messageIdOf(answered.size * 100 + Math.floor(Math.random() * 2 ** 40));
      const ok = await new Promise<boolean>((resolve) => {
        get(anna.openUrl({ messageId }), { agent }, (response) => {
          response.resume();
          response.once("end", () => resolve(response.statusCode === 200));
          response.once("error", () => resolve(false));
        }).once("error", () => resolve(false));
      });
      if (!ok) return;
      answered.add(messageId);
    }
  };
  await Promise.all(Array.from({ length: 32 }, connection));
  agent.destroy();
}

function messageIdOf(number: number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return messageIdSchema.parse(bytes.toString("base64url"));
}
