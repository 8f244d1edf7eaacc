import { fileURLToPath } from "node:url";
import { runStep } from "../run-step.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bundles the functions of both codebases, as they are to be deployed: a second or two. */
export async function buildTheFunctions(): Promise<void> {
  const { exitCode, output } = await runStep({
    command: ["node", "scripts/build-functions.ts"],
    cwd: root,
  });
  if (exitCode !== 0) throw new Error(`The functions could not be built.\n${output}`);
}
