import type { ComponentsJSON } from "@nanostores/i18n";
import { browser } from "wxt/browser";
import { preferences } from "../preferences.ts";
import { storedItem } from "../stored-item.ts";
import { speak } from "./i18n.ts";
import { languageFor, localePath, type Language } from "./language.ts";

interface Spoken {
  readonly language: Language;
  readonly translations: ComponentsJSON;
}

/** The words that pages of mail clients show. Content scripts cannot read the extension's files; the background puts them here. */
const pageWords = storedItem<Spoken>("local", "page-words", { language: "en", translations: {} });

/** Groups with this prefix are those of content scripts. */
const PAGE_GROUP = /^page-/;

/**
 * For the extension's own pages, and the background: speaks the language that was chosen, and the next one when another is
 * chosen. English where the words cannot be read.
 * @param spoken after each change
 */
export async function speakChosen(
  spoken: (words: Spoken) => void = () => undefined,
): Promise<void> {
  const change = async (): Promise<void> => {
    const { language: chosen } = await preferences.getValue();
    const words = await readWords(languageFor(chosen, [browser.i18n.getUILanguage()]));
    speak(words.language, words.translations);
    spoken(words);
  };
  preferences.watch(() => void change());
  await change();
}

/** For the background: puts before the content scripts what they are to say. */
export function provideWords({ language, translations }: Spoken): Promise<void> {
  const forPages = Object.entries(translations).filter(([group]) => PAGE_GROUP.test(group));
  return pageWords.setValue({ language, translations: Object.fromEntries(forPages) });
}

/** For content scripts: speaks what the background provides, now and later. */
export async function speakProvided(): Promise<void> {
  const take = ({ language, translations }: Spoken): void => speak(language, translations);
  pageWords.watch(take);
  take(await pageWords.getValue());
}

async function readWords(language: Language): Promise<Spoken> {
  if (language === "en") return { language, translations: {} };
  try {
    const file = await fetch(localePath(language));
    // The build put it there, from files that a test compares with the English ones.
    return { language, translations: (await file.json()) as ComponentsJSON };
  } catch {
    return { language: "en", translations: {} };
  }
}
