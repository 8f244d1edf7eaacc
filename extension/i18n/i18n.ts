import {
  createI18n,
  transform,
  type ComponentsJSON,
  type TranslationFunction,
} from "@nanostores/i18n";
import { atom } from "nanostores";
import type { Language } from "./language.ts";

/** The language that is spoken just now. Set by `speak` only. */
export const locale = atom<Language>("en");

/**
 * Names a group of words, in English: `export const words = i18n("popup", { title: "Settings" })`. Its translations stand in
 * `words/<language>/<group>.json`. In React: `const t = useStore(words)`; elsewhere `words.get()`, each time anew.
 */
export const i18n = createI18n<Language, "en">(locale, {
  baseLocale: "en",
  // `speak` gives everything beforehand.
  get: async () => ({}),
});

/**
 * Speaks a language from now on, everywhere in this page or worker.
 * @param translations by group; none for English
 */
export function speak(language: Language, translations: ComponentsJSON): void {
  if (language !== "en") Object.assign(i18n.cache, { [language]: translations });
  locale.set(language);
}

type Value = string | number;
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** Words with places for values: `text("Sent to {name}")`. Numbers are written as the language writes them. */
export function text<const Text extends string>(
  words: Text,
): TranslationFunction<[values: Record<Placeholders<Text>, Value>], string> {
  return filled(words);
}

/**
 * Words that depend on a number: `plural({ one: "{count} mail to {name}", other: "{count} mails to {name}" })`, called
 * with the number and the other values. A language's own forms are those of `Intl.PluralRules`.
 */
export function plural<const Forms extends { readonly one: string; readonly other: string }>(
  forms: Forms,
): TranslationFunction<
  Exclude<Placeholders<Forms["one" | "other"]>, "count"> extends never
    ? [count: number]
    : [count: number, values: Record<Exclude<Placeholders<Forms["other"]>, "count">, Value>],
  string
> {
  return counted(forms);
}

const filled = transform<[values: Record<string, Value>], string, string>(
  (language, words, values) => fill(language, words, values),
);

const counted = transform<
  [count: number, values?: Record<string, Value>],
  Record<string, string>,
  string
>((language, forms, count, values) => {
  const form = new Intl.PluralRules(language).select(count);
  return fill(language, forms[form] ?? forms["other"] ?? "", { ...values, count });
});

function fill(language: string, words: string, values: Readonly<Record<string, Value>>): string {
  return words.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value;
  });
}
