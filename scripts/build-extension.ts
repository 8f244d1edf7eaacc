import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { runStep } from "./run-step.ts";

interface BuildPlace {
  /** The repository's root. */
  readonly root: string;
  /** Runs the build; rejects when it fails. */
  readonly build: () => Promise<void>;
  /** Builds also when nothing has changed. */
  readonly force?: boolean;
}

/** Where `wxt build` puts the extension, below the root. */
const OUTPUT = ".output/chrome-mv3";
const STAMP = ".cache/extension-build";
const INPUTS = [
  "extension",
  "shared",
  "wxt.config.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.base.json",
];

export interface BuiltExtension {
  /** The folder to load in the browser. */
  readonly path: string;
  readonly built: boolean;
}

/** Builds the extension, unless what lies there was built from the very same files and was not touched since. */
export async function buildExtension({ root, build, force }: BuildPlace): Promise<BuiltExtension> {
  const path = join(root, OUTPUT);
  const stampFile = join(root, STAMP);
  const inputs = hashFiles(INPUTS.map((input) => join(root, input)));
  const stamp = (): string => `${inputs} ${hashFiles([path])}\n`;
  const isCurrent = (): boolean =>
    existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp();
  if (force !== true && isCurrent()) return { path, built: false };
  await build();
  if (!existsSync(join(path, "manifest.json")))
    throw new Error(`the build left no extension in ${path}`);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp());
  return { path, built: true };
}

/** One hash over the names and bytes of all files at and below these paths; a path that is not there counts too. */
function hashFiles(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of filesBelow(path))
      hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
    hash.update("\n");
  }
  return hash.digest("hex");
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  const entries = readDirectory(path);
  return entries === null
    ? [path]
    : entries.toSorted().flatMap((name) => filesBelow(join(path, name)));
}

/** Null for what is not a folder. */
function readDirectory(path: string): string[] | null {
  try {
    return readdirSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return null;
    throw error;
  }
}

/** Builds this repository's extension with WXT, where it is not as its sources are. */
export async function buildThisExtension(force = false): Promise<BuiltExtension> {
  const root = fileURLToPath(new URL("..", import.meta.url));
  return buildExtension({
    root,
    force,
    async build() {
      process.stderr.write("Building the extension …\n");
      const { exitCode, output } = await runStep({ command: ["wxt", "build"], cwd: root });
      if (exitCode !== 0) throw new Error(`The extension could not be built.\n${output}`);
      if (force) process.stdout.write(output);
    },
  });
}

if (import.meta.main) await buildThisExtension(true);
