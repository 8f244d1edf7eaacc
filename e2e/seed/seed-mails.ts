import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Page } from "playwright";
import type { Seed } from "./mails.ts";

let script: Promise<string> | null = null;

/**
 * Puts mails into the extension's database, through the code that the background writes with.
 * @param page one of the extension's own
 */
export async function seedMails(page: Page, seed: Seed): Promise<void> {
  script ??= bundle();
  // As a debugger does, for the page's policy lets no foreign script in.
  await page.evaluate(await script);
  await page.evaluate(
    (given) => (globalThis as { recordSeed?: (seed: Seed) => Promise<void> }).recordSeed?.(given),
    seed,
  );
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page.ts", import.meta.url))],
    bundle: true,
    format: "iife",
    target: "chrome126",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}
