import { join } from "node:path";
import { manifestWords } from "../words/manifest.ts";
import { LANGUAGES } from "./language.ts";
import { readTranslations } from "./locale-files.ts";

/** Chrome refuses a description that is longer. */
const MOST_LETTERS = 132;

/**
 * What `__MSG_…__` in the manifest stands for, in each language, as Chrome wants it: `_locales/<language>/messages.json`. For
 * WXT's `build:publicAssets` hook; never in a browser.
 * @param folder of the words
 * @throws Error when a description is longer than Chrome takes
 */
export function manifestLocales(
  folder: string,
): Promise<{ readonly relativeDest: string; readonly contents: string }[]> {
  return Promise.all(
    LANGUAGES.map(async (language) => {
      const words =
        language === "en"
          ? manifestWords.get()
          : (await readTranslations(join(folder, language)))["manifest"];
      const messages: Record<string, { readonly message: string }> = {};
      for (const [key, message] of Object.entries({ ...Object(words) })) {
        if (typeof message !== "string" || message.length > MOST_LETTERS)
          throw new Error(`manifest.${key} in ${language} is no text that Chrome takes`);
        messages[key] = { message };
      }
      return {
        relativeDest: `_locales/${language}/messages.json`,
        contents: JSON.stringify(messages),
      };
    }),
  );
}
