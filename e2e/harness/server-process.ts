import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";

/** The server as people run it, a process of its own: for what a power cut does to it. */
export interface ServerProcess {
  readonly origin: string;
  readonly host: string;
  readonly pairingCode: string;
  /** `kill -9`, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it anew at the same address with the same log. */
  start(): Promise<void>;
  dispose(): Promise<void>;
}

const command = fileURLToPath(new URL("../../backend/embedded/main.ts", import.meta.url));
const readyLine = z.object({ event: z.literal("ready"), url: z.string(), pairingCode: z.string() });

export async function startServerProcess(): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), "sightline-process-"));
  let { child, url, pairingCode } = await run(dataDir, "0");
  const { host, port } = new URL(url);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return {
    origin: url,
    host,
    pairingCode,
    kill,
    start: async () => {
      ({ child, url, pairingCode } = await run(dataDir, port));
    },
    dispose: async () => {
      await kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function run(
  dataDir: string,
  port: string,
): Promise<{ child: ChildProcess; url: string; pairingCode: string }> {
  const child = spawn(
    process.execPath,
    [command, "--port", port, "--data", dataDir, "--ready-json"],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, SIGHTLINE_LOG_LEVEL: "warn" },
    },
  );
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const { url, pairingCode } = readyLine.parse(JSON.parse(line));
    // Nobody reads on; what the server still prints must not fill the pipe.
    child.stdout.resume();
    return { child, url, pairingCode };
  }
  throw new Error(`The server ended with code ${child.exitCode} before it was ready.`);
}
