import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import process from "node:process";
import { build } from "esbuild";
import { stringify } from "yaml";
import { runStep } from "../run-step.ts";

interface DiscoveredSource {
  /** The module whose exports are functions, declared with firebase-functions. */
  readonly entry: string;
  /** A folder for files of its own, below the repository's node_modules. */
  readonly workDir: string;
}

/** The program by which firebase-tools discovers functions, from the SDK that they are declared with. */
const DISCOVERY = "node_modules/firebase-functions/lib/bin/firebase-functions.js";

/**
 * Asks the SDK itself what a codebase declares: the text of a functions.yaml with its endpoints, parameters and secrets.
 * A self-contained bundle cannot be asked later, because the SDK is inside it.
 *
 * The code is bundled for CommonJS with its packages left outside: the SDK recognises expressions of parameters by their
 * class, so declarations and discovery must share one copy of it, and the discovery is CommonJS.
 * @throws {Error} with the discovery's output, when the code cannot be loaded
 */
export async function discoverManifest({ entry, workDir }: DiscoveredSource): Promise<string> {
  await rm(workDir, { recursive: true, force: true });
  await mkdir(workDir, { recursive: true });
  await build({
    entryPoints: [entry],
    outfile: join(workDir, "index.cjs"),
    bundle: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    packages: "external",
    logLevel: "warning",
    // Nothing of ours reads it while functions are declared.
    logOverride: { "empty-import-meta": "silent" },
  });
  await writeFile(join(workDir, "package.json"), JSON.stringify({ main: "index.cjs" }));
  const manifest = resolve(workDir, "manifest.json");
  const { exitCode, output } = await runStep({
    command: [process.execPath, resolve(DISCOVERY)],
    // Told by its argument alone it looks here too.
    cwd: workDir,
    env: { FUNCTIONS_MANIFEST_OUTPUT_PATH: manifest },
  });
  if (exitCode !== 0) throw new Error(`the functions of ${entry} cannot be discovered\n${output}`);
  return stringify(JSON.parse(await readFile(manifest, "utf8")));
}
