import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NAMED_ASNS } from "../../shared/verdict/named-asns.ts";
import { REFINEMENTS } from "../../shared/verdict/refinements.ts";
import { RULE_SET } from "../../shared/verdict/rule-set.ts";
import { SENTENCES } from "../../shared/verdict/sentences.ts";
import { fillDocument } from "../scale/fill-document.ts";
import { conditionWords } from "./docs-conditions.ts";
import { verdictTables } from "./docs-tables.ts";

const document = readFileSync(new URL("../../docs/verdicts.md", import.meta.url), "utf8");

test("docs/verdicts.md is what the rules' data give (npm run verdicts -- --docs writes it)", () => {
  expect(document).toBe(fillDocument(document, verdictTables()));
});

test("it names every provider, rule, refinement, reason and system", () => {
  const ids = [...RULE_SET.providers, ...RULE_SET.rules, ...REFINEMENTS].map(({ id }) => id);
  const missing = [...ids, ...Object.keys(SENTENCES)].filter(
    (id) => !document.includes(`\`${id}\``),
  );
  expect(missing).toEqual([]);
  expect(NAMED_ASNS.filter((asn) => !document.includes(`AS${asn}`))).toEqual([]);
});

test("a condition reads as it is", () => {
  expect(
    conditionWords({
      kind: "click",
      userAgent: { startsWith: ["curl/"], lacks: ["a", "b"] },
      asns: [8_075],
      age: { from: 0, under: 2 },
      recent: { mailsAtOnce: 3 },
      not: { any: [{ lists: ["google"] }, { userAgent: { is: "" } }] },
    }),
  ).toBe(
    "a click; user agent begins with `curl/` and lacks `a` or `b`; from AS8075; 0 s to less than 2 s after minting; " +
      "3 or more mails of the sender from one network within 5 s; not (on the list `google` or user agent is empty)",
  );
});
