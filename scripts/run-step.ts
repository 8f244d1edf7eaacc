import { spawn } from "node:child_process";
import process from "node:process";

/** A step that hangs must not hang the whole run. */
const LONGEST_STEP_MS = 20 * 60_000;

/** How a child process ended, and all that it printed. */
export interface StepRun {
  readonly exitCode: number;
  readonly output: string;
  readonly seconds: number;
}

export interface StepCommand {
  /** A program in node_modules/.bin or on PATH, and its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly cwd?: string;
  /** Beside the variables of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with each piece of output as it comes; without it, output is only collected. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a program to its end. A program that cannot be started, or that a signal ended, has exit code 1 or more. */
export async function runStep(step: StepCommand): Promise<StepRun> {
  const started = performance.now();
  const [program, ...args] = step.command;
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: step.cwd,
    env: { ...process.env, ...step.env },
    shell: process.platform === "win32",
    timeout: LONGEST_STEP_MS,
  });
  let output = "";
  const collect = (text: string): void => {
    output += text;
    step.onOutput?.(text);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", collect);
  const exitCode = await new Promise<number>((resolve) => {
    child.on("error", (error) => {
      collect(`${program}: ${error.message}\n`);
      resolve(127);
    });
    child.on("close", (code, signal) => {
      if (signal !== null) collect(`${program}: ended by ${signal}\n`);
      resolve(code ?? 1);
    });
  });
  return { exitCode, output, seconds: (performance.now() - started) / 1_000 };
}
