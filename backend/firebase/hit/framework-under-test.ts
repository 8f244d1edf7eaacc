import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { freePort } from "../emulator/free-ports.ts";

const FRAMEWORK = import.meta.resolve("@google-cloud/functions-framework");
const SOURCE = fileURLToPath(new URL("main.ts", import.meta.url));

/**
 * For tests: the function `hit` as the cloud serves it, by functions-framework in a process of its own.
 * @param env the function's whole environment
 */
export async function serveHit(env: Readonly<Record<string, string>>) {
  const port = await freePort();
  const main = fileURLToPath(new URL("main.js", FRAMEWORK));
  const child = spawn(
    process.execPath,
    [main, "--target=hit", `--source=${SOURCE}`, `--port=${port}`],
    { env, stdio: ["ignore", "pipe", "pipe"] },
  );
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  /** Lines of the structured log; what the framework says is not JSON. */
  const logged: unknown[] = [];
  let complaints = "";
  child.stderr.on("data", (piece: Buffer) => (complaints += piece.toString()));
  await new Promise<void>((resolve, reject) => {
    child.on("exit", () => reject(new Error(`the framework ended: ${complaints}`)));
    createInterface(child.stdout).on("line", (line) => {
      if (line.startsWith("{")) logged.push(JSON.parse(line));
      if (line.startsWith("Serving function")) resolve();
    });
  });
  return { url: `http://127.0.0.1:${port}`, logged, complaints: () => complaints };
}
