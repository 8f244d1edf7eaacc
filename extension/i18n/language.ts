/** The languages that Sightline speaks; the first one is what the others are translated from. */
export const LANGUAGES = ["en", "de", "fr", "es", "ja"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Those that English is translated into. */
export const TRANSLATED = LANGUAGES.filter((language) => language !== "en");

/**
 * The language to speak.
 * @param chosen in the settings; "auto": the first of the browser's that Sightline speaks, else English
 * @param preferred the browser's, the most wanted first, as BCP 47 tags ("de-AT")
 */
export function languageFor(chosen: Language | "auto", preferred: readonly string[]): Language {
  if (chosen !== "auto") return chosen;
  for (const tag of preferred) {
    const language = LANGUAGES.find((one) => one === tag.toLowerCase().split(/[-_]/)[0]);
    if (language !== undefined) return language;
  }
  return "en";
}

/** Where the translations of a language stand in the built extension; English has none. */
export function localePath(language: Exclude<Language, "en">): string {
  return `/locales/${language}.json`;
}
