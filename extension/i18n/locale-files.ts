import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { TRANSLATED, localePath } from "./language.ts";

/**
 * The translations of each language in one file, from `words/<language>/<group>.json`. For WXT's `build:publicAssets` hook;
 * never in a browser.
 * @param folder of the words
 */
export function localeFiles(
  folder: string,
): Promise<{ readonly relativeDest: string; readonly contents: string }[]> {
  return Promise.all(
    TRANSLATED.map(async (language) => ({
      relativeDest: localePath(language).slice(1),
      contents: JSON.stringify(await readTranslations(join(folder, language))),
    })),
  );
}

/** The translations of one language, by group. */
export async function readTranslations(folder: string): Promise<Record<string, unknown>> {
  const groups: Record<string, unknown> = {};
  for (const file of (await readdir(folder)).toSorted()) {
    const group: unknown = JSON.parse(await readFile(join(folder, file), "utf8"));
    groups[file.replace(/\.json$/, "")] = group;
  }
  return groups;
}
