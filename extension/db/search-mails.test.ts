import { expect, test } from "vitest";
import { mailMatcher, mailMatcherBeside, plainText } from "./search-mails.ts";

const mail = {
  subject: "Größeres Angebot für Zoë",
  recipients: [
    { email: "renee.lefevre@example.com", name: "Renée Lefèvre" },
    { email: "soren@example.net", name: "Søren" },
  ],
  tags: ["Très chaud", "ガイド"],
};

test.each([
  ["", true],
  ["  ", true],
  ["angebot", true],
  ["GROSSERES", true],
  ["größ", true],
  ["zoe", true],
  ["renee LEFEVRE", true],
  ["lefevre renee", true],
  ["soren", true],
  ["Søren angebot", true],
  ["example.net", true],
  ["tres", true],
  ["ｇｒｏｓｓ", true],
  ["ガイ", true],
  // Another letter in Japanese, not the same with an accent.
  ["カイ", false],
  ["angebotfur", false],
  // No word reaches from one text into the next.
  ["com soren zoe nobody", false],
  ["zoe renee.", true],
  ["nobody", false],
])("%j finds the mail: %s", (search, isFound) => {
  expect(mailMatcher(search)(mail)).toBe(isFound);
});

test("no word reaches over the end of a text", () => {
  const other = { subject: "ab", recipients: [{ email: "cd", name: "ef" }], tags: ["gh"] };
  expect(["bef", "fcd", "dgh"].map((search) => mailMatcher(search)(other))).toEqual([
    false,
    false,
    false,
  ]);
});

test("what stands beside the mail is found with it", () => {
  const isFound = mailMatcherBeside("zoe pricing");
  expect(isFound(mail, [])).toBe(false);
  expect(isFound(mail, ["https://www.example.com/Pricing"])).toBe(true);
});

test("a text is the same however it is written", () => {
  expect(plainText("Ｅ\u0301\u00C9é")).toBe("eee");
  expect(plainText("Й")).toBe(plainText("И\u0306"));
  expect(plainText("Straße Łódź")).toBe("strasse lodz");
});
