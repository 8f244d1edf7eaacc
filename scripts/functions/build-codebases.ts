import { copyFile, mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleCodebase } from "./bundle-codebase.ts";
import { checkAlone } from "./check-alone.ts";
import { discoverManifest } from "./discover-manifest.ts";

const CODEBASES = [
  { name: "hit", keepNames: false },
  { name: "api", keepNames: true },
] as const;
type Name = (typeof CODEBASES)[number]["name"];

/** What firebase-tools reads instead of asking the SDK. */
const MANIFEST = "functions.yaml";

/**
 * Builds every codebase of firebase.json into a folder of its own below `output`, ready to be deployed or emulated, and
 * sees to it that each works with nothing around it. What lies in those folders is replaced.
 * @returns the folders
 * @throws {Error} when one cannot be built or would not work in the cloud
 */
export async function buildCodebases(output: string): Promise<string[]> {
  return Promise.all(
    CODEBASES.map(async ({ name, keepNames }) => {
      const outDir = join(output, name);
      await bundleCodebase({ name, entry: `backend/firebase/${name}/main.ts`, keepNames, outDir });
      await writeManifest(name, join(outDir, MANIFEST));
      await checkAlone(outDir);
      return outDir;
    }),
  );
}

async function writeManifest(name: Name, path: string): Promise<void> {
  if (name === "hit") return copyFile(`backend/firebase/hit/${MANIFEST}`, path);
  // Inside the repository, where the packages are found.
  await mkdir(".cache", { recursive: true });
  const workDir = await mkdtemp(join(".cache", "functions-"));
  try {
    await writeFile(
      path,
      await discoverManifest({ entry: `backend/firebase/${name}/main.ts`, workDir }),
    );
  } finally {
    await rm(workDir, { recursive: true });
  }
}
