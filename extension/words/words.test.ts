import { describe, expect, test } from "vitest";
import { TRANSLATED } from "../i18n/language.ts";

type Forms = Readonly<Record<string, string>>;
type Said = string | Forms;

/** As `i18n` leaves it on each group of words outside production. */
interface Group {
  readonly component: string;
  readonly base: Readonly<Record<string, string | { readonly input: Said }>>;
}

const modules = import.meta.glob<Readonly<Record<string, unknown>>>(["./*.ts", "!./*.test.ts"], {
  eager: true,
});
const groups = Object.entries(modules).flatMap(([path, exported]) =>
  Object.values(exported)
    .filter(isGroup)
    .map((group) => ({ path, group })),
);
const files = import.meta.glob<Readonly<Record<string, Said>>>("./*/*.json", {
  eager: true,
  import: "default",
});

function isGroup(value: unknown): value is Group {
  return typeof value === "object" && value !== null && "component" in value && "base" in value;
}

function english({ base }: Group): Map<string, Said> {
  return new Map(
    Object.entries(base).map(([key, said]) => [key, typeof said === "string" ? said : said.input]),
  );
}

function placesIn(words: string): string[] {
  return [...words.matchAll(/\{(\w+)\}/g)].map(([place]) => place).toSorted();
}

function formsOf(said: Said): Forms {
  return typeof said === "string" ? { only: said } : said;
}

test("each file of words holds one group, of its own name", () => {
  expect(groups.length).toBeGreaterThan(2);
  for (const { path, group } of groups) expect(path).toBe(`./${group.component}.ts`);
  expect(new Set(groups.map(({ group }) => group.component)).size).toBe(
    Object.keys(modules).length,
  );
});

test("each file of translations is of a group that there is", () => {
  const expected = TRANSLATED.flatMap((language) =>
    groups.map(({ group }) => `./${language}/${group.component}.json`),
  );
  expect(Object.keys(files).toSorted()).toEqual(expected.toSorted());
});

/** What is wrong with the translation of one message. */
function faultsOf(said: Said, there: Said | undefined, pluralForms: readonly string[]): string[] {
  if (there === undefined) return ["is missing"];
  const isPlural = typeof said !== "string";
  const wanted = isPlural ? pluralForms : ["only"];
  const forms = formsOf(there);
  const places = placesIn(formsOf(said)[isPlural ? "other" : "only"] ?? "");
  // "One" and its like may be said without a figure.
  const countless = places.filter((place) => place !== "{count}").join();
  const faults = Object.keys(forms)
    .filter((form) => !wanted.includes(form))
    .map((form) => `has no form ${form}`);
  for (const form of wanted) {
    const words = forms[form] ?? "";
    const given = placesIn(words);
    const isWhole = given.join() === places.join();
    const isCountless = given.join() === countless && form !== "other" && form !== "only";
    if (words.trim() === "") faults.push(`lacks ${form}`);
    else if (!isWhole && !isCountless) faults.push(`${form} names ${given.join()}`);
  }
  return faults;
}

describe.each(TRANSLATED)("in %s", (language) => {
  const pluralForms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  test.each(groups.map(({ group }) => [group.component, group] as const))(
    "all of %s is said, with the same places for values, in every plural form",
    (name, group) => {
      const translated = files[`./${language}/${name}.json`] ?? {};
      const original = english(group);
      const faults = [...original].flatMap(([key, said]) =>
        faultsOf(said, translated[key], pluralForms).map((fault) => `${key} ${fault}`),
      );
      const unknown = Object.keys(translated).filter((key) => !original.has(key));
      expect([...faults, ...unknown.map((key) => `${key} is not in English`)]).toEqual([]);
    },
  );
});

test("in French a line does not break before a colon, a question mark and the like", () => {
  const breaking = Object.entries(files)
    .filter(([path]) => path.startsWith("./fr/"))
    .flatMap(([, group]) => Object.values(group))
    .flatMap((said) => Object.values(formsOf(said)))
    .filter((words) => / [:;?!»%]|« /.test(words));
  expect(breaking).toEqual([]);
});
