import { expect, it } from "vitest";
import { importRules } from "./import-rules.ts";

it.each([
  ["a rule on each line", "ada@example.org\nlegal.example\r\n*.gov.uk\n"],
  ["commas", "ada@example.org, legal.example, *.gov.uk"],
  ["semicolons", "ada@example.org;legal.example;*.gov.uk;"],
  [
    "people as mail programs copy them",
    `"Lovelace, Ada" <ada@example.org>\nlegal.example\n*.gov.uk`,
  ],
  ["a table with headings", "Name,E-mail\nAda,ada@example.org\nLegal,legal.example\nGov,*.gov.uk"],
  [
    "a table with quotes, from Excel",
    `\uFEFFName;Mail\r\n"Ada; Lovelace";ada@example.org\r\n;legal.example\r\n;*.gov.uk`,
  ],
  ["the same twice", "ADA@example.org\nada@example.org\nlegal.example\n@legal.example\n*.gov.uk"],
])("reads %s", (_what, text) => {
  expect(importRules(text)).toEqual({
    rules: ["ada@example.org", "legal.example", "*.gov.uk"],
    problems: [],
  });
});

it("reads addresses with spaces between them", () => {
  expect(importRules("ada@example.org bob@example.org").rules).toEqual([
    "ada@example.org",
    "bob@example.org",
  ]);
});

it("says which lines hold no rule, and why", () => {
  expect(importRules("ada@example.org\n\nada@\nAda Lovelace\n*\nb.example")).toEqual({
    rules: ["ada@example.org", "b.example"],
    problems: [
      { line: 3, text: "ada@", problem: "no-domain" },
      { line: 4, text: "Ada Lovelace", problem: "spaces" },
      { line: 5, text: "*", problem: "everyone" },
    ],
  });
  expect(importRules("")).toEqual({ rules: [], problems: [] });
});
