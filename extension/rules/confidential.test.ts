import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { wordFinder } from "./confidential.ts";

describe("wordFinder", () => {
  test.each([
    ["confidential", "Strictly CONFIDENTIAL."],
    ["confidential", "confidential"],
    ["Vertraulich", "(vertraulich)"],
    ["résumé", "My resume, attached"],
    ["resume", "Mon RÉSUMÉ"],
    ["resume", "re\u0301sume\u0301"],
    ["strasse", "Straße 5"],
    ["top secret", "top\n\u00A0 secret"],
    ["NDA", "the NDA-draft"],
    ["NDA", "NDA契約書"],
    ["秘密", "これは秘密です"],
    ["ｓｅｃｒｅｔ", "secret"],
    ["C++", "C++ and more"],
    ["#hush", "so #hush!"],
    ["секрет", "Секрет!"],
  ])("finds %j in %j", (word, text) => {
    expect(wordFinder(["other", word])(text)).toEqual([word]);
  });

  test.each([
    ["nda", "Monday's agenda"],
    ["confidential", "confidentially"],
    ["confidential", "unconfidential"],
    ["secret", "secret2"],
    ["top secret", "topsecret"],
    ["か", "が"],
    ["", "anything"],
    ["  ", "a   b"],
  ])("does not find %j in %j", (word, text) => {
    expect(wordFinder([word])(text)).toEqual([]);
  });

  it("finds a whole one that stands behind a part", () => {
    expect(wordFinder(["nda"])("agenda, NDA")).toEqual(["nda"]);
  });

  it("names all of them, the first of the list first", () => {
    expect(wordFinder(["b", "a"])("a b")).toEqual(["b", "a"]);
    expect(wordFinder([])("a b")).toEqual([]);
  });
});

describe("the quick look", () => {
  const letters = fc.string({
    unit: fc.constantFrom("a", "á", "A", "e", " ", "s", "ß", "Ａ", "\u00a0"),
  });

  it("says no only where none stands, whatever became of the spaces", () => {
    fc.assert(
      fc.property(letters, letters, (word, text) => {
        const find = wordFinder([word]);
        const mayBe = [text, text.replace(/\s/g, "")].every((one) => find.mayStandIn(one));
        expect(find(text).length === 0 || mayBe).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(wordFinder(["top secret"]).mayStandIn("Nothing of the kind")).toBe(false);
    expect(wordFinder([]).mayStandIn("a")).toBe(false);
  });
});
