import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parse } from "yaml";
import * as z from "zod";
import { runStep } from "../run-step.ts";

const manifestSchema = z.object({
  endpoints: z.record(z.string(), z.object({ entryPoint: z.string() })),
});

/** Run in the copied folder, without anything of ours around it. */
const NAME_FUNCTIONS = `
const functions = Object.entries(await import("./index.js"));
console.log(functions.filter(([, value]) => typeof value === "function").map(([name]) => name).join(" "));
process.exit(0);
`;

/**
 * Copies a built codebase to where no node_modules lies above it, loads it there, and compares its functions with those
 * that its functions.yaml promises.
 * @throws {Error} with what node said, or with the names that differ
 */
export async function checkAlone(folder: string): Promise<void> {
  const manifest = manifestSchema.parse(
    parse(await readFile(join(folder, "functions.yaml"), "utf8")),
  );
  const promised = Object.values(manifest.endpoints).map(({ entryPoint }) => entryPoint);
  const copy = await mkdtemp(join(tmpdir(), "sightline-functions-"));
  try {
    await cp(folder, copy, { recursive: true });
    const { exitCode, output } = await runStep({
      command: [process.execPath, "--input-type=module", "--eval", NAME_FUNCTIONS],
      cwd: copy,
      // As in the cloud: the project is known, and no settings that a build can know.
      env: { GCLOUD_PROJECT: "demo-sightline", NODE_PATH: "" },
    });
    const exported = output.trim().split("\n").at(-1)?.split(" ") ?? [];
    const missing = promised.filter((name) => !exported.includes(name));
    const forgotten = exported.filter((name) => !promised.includes(name));
    if (exitCode === 0 && missing.length + forgotten.length === 0) return;
    throw new Error(
      exitCode === 0
        ? `${folder}: functions.yaml and index.js differ in ${[...missing, ...forgotten].join(", ")}`
        : `${folder} does not load alone\n${output}`,
    );
  } finally {
    await rm(copy, { recursive: true });
  }
}
