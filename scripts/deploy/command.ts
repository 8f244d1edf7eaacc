import { spawn } from "node:child_process";
import process from "node:process";

/** A program to run, and how. */
export interface Command {
  /** The program and its first arguments. */
  readonly program: readonly [string, ...string[]];
  readonly args: readonly string[];
  readonly cwd: string;
  /** Written to its standard input, which is then closed. Secrets go this way: never as arguments, never to a disk. */
  readonly input?: string;
  /** Called with each piece of either output as it comes. */
  readonly onOutput?: (text: string) => void;
}

export interface CommandRun {
  /** 127 when the program could not be started. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end. It never rejects: that a program fails is an outcome. */
export type RunCommand = (command: Command) => Promise<CommandRun>;

/** Runs programs on this computer, with this process's environment and without colours. */
export const runCommand: RunCommand = async ({ program, args, cwd, input, onOutput }) => {
  const [file, ...first] = program;
  const child = spawn(file, [...first, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
    stdio: ["pipe", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    onOutput?.(text);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    onOutput?.(text);
  });
  // A program that ends without reading its input closes the pipe; its exit code tells enough.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input ?? "");
  const exitCode = await new Promise<number>((resolve) => {
    child.on("error", (error) => {
      stderr += `${file}: ${error.message}\n`;
      resolve(127);
    });
    child.on("close", (code) => resolve(code ?? 1));
  });
  return { exitCode, stdout, stderr };
};
