import process from "node:process";
import { runStep } from "../run-step.ts";
import { buildExtension } from "../build-extension.ts";

/** Sees to it that `.output/` holds the extension as it is now; the folder is `BUILT_EXTENSION`. */
export async function prepareExtension(note: (line: string) => void): Promise<void> {
  await buildExtension({
    root: process.cwd(),
    async build() {
      note("building the extension …");
      const { exitCode, output } = await runStep({ command: ["wxt", "build"] });
      if (exitCode !== 0) throw new Error(`the extension could not be built\n${output}`);
    },
  });
}
