import { get } from "node:http";
import { nodeCommand, startServer, type ServerProcess } from "../hits/child-process.ts";
import { freePort } from "../../../backend/firebase/emulator/free-ports.ts";

const FRAMEWORK = "node_modules/@google-cloud/functions-framework/build/src/main.js";

export interface FrameworkFunction {
  /** A built codebase that exports `hit`. */
  readonly folder: string;
  /** What it is told by its environment. */
  readonly env: Readonly<Record<string, string>>;
}

/** Serves a built function as Google's cloud does, and gives its address once it listens. */
export async function startFunction({
  folder,
  env,
}: FrameworkFunction): Promise<{ url: string; server: ServerProcess }> {
  const port = await freePort();
  const server = await startServer(
    nodeCommand(FRAMEWORK, "--target=hit", `--source=${folder}`, `--port=${port}`),
    { env },
  );
  return { url: `http://127.0.0.1:${port}`, server };
}

/**
 * The time from the start of a process that serves the function to the end of its first answer, which it gives when its
 * first write is acknowledged; in milliseconds.
 * @param target path of the first request
 */
export async function measureColdStart(of: FrameworkFunction, target: string): Promise<number> {
  const start = performance.now();
  const { url, server } = await startFunction(of);
  try {
    const status = await new Promise((resolve, reject) => {
      get(url + target, (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode));
      }).on("error", reject);
    });
    const taken = performance.now() - start;
    if (status !== 200) throw new Error(`the first hit was answered with ${String(status)}`);
    return taken;
  } finally {
    await server.stop();
  }
}
