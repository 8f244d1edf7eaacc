import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { availableParallelism } from "node:os";
import process from "node:process";
import { findProgram } from "./find-program.ts";

/** A server in a process of its own, pinned to one core where that can be done. */
export interface ServerProcess {
  /** The first line that it wrote to its standard output. */
  readonly firstLine: string;
  /** Ends it in order and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

interface ServerPlace {
  /** Beside the variables of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** For what a measured server talks to: not on its core. Else on the servers' core. */
  readonly beside?: boolean;
}

/** Servers run on core 0, so the load has the others. */
const SERVER_CORE = "0";

/** Longest wait for a server to come up or to go away, in milliseconds. */
const PATIENCE_MS = 15_000;

/** What to put before a command so that it runs on the servers' core; nothing where that cannot be done. */
export function onServerCore(
  command: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  const taskset = availableParallelism() > 1 ? findProgram("taskset") : null;
  return taskset === null ? command : [taskset, "-c", SERVER_CORE, ...command];
}

/** The same for the load: any core but the servers'. */
export function onOtherCores(
  command: readonly [string, ...string[]],
): readonly [string, ...string[]] {
  const cores = availableParallelism();
  const taskset = cores > 1 ? findProgram("taskset") : null;
  return taskset === null ? command : [taskset, "-c", `1-${cores - 1}`, ...command];
}

/**
 * Starts a server and waits for its first line of output.
 * @throws {Error} when it ends before that, or says nothing for 15 seconds
 */
export async function startServer(
  command: readonly [string, ...string[]],
  { env = {}, beside = false }: ServerPlace = {},
): Promise<ServerProcess> {
  const [program, ...args] = beside ? onOtherCores(command) : onServerCore(command);
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const ended = once(child, "exit");
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  const stop = async (): Promise<void> => {
    const kill = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    child.kill("SIGTERM");
    await ended;
    clearTimeout(kill);
  };
  try {
    const line: unknown[] = await Promise.race([
      once(createInterface(child.stdout), "line", { signal: late.signal }),
      ended.then(() => Promise.reject(new Error(`${program} ended before it was ready`))),
    ]);
    return { firstLine: String(line[0]), stop };
  } catch (error) {
    if (child.exitCode === null && child.signalCode === null) await stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Runs one of the project's files with the Node that runs this. */
export function nodeCommand(
  file: string,
  ...args: readonly string[]
): readonly [string, ...string[]] {
  return [process.execPath, file, ...args];
}
