import { german } from "./german.ts";
import { hebrew } from "./hebrew.ts";
import { english } from "./english.ts";
import type { Words } from "./vocabulary.ts";

const LANGUAGES = { en: english, de: german, he: hebrew } as const;

/** The words of the page's language. */
export const words: Words =
  LANGUAGES[document.documentElement.lang as keyof typeof LANGUAGES] ?? english;
