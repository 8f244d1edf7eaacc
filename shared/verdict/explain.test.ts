import { expect, test } from "vitest";
import { explain, speaksFor, type Explained } from "./explain.ts";
import { CONFIDENCE } from "./reasons.ts";
import { REFINEMENTS } from "./refinements.ts";
import { RULE_SET } from "./rule-set.ts";
import { SENTENCES } from "./sentences.ts";

const hit = (change: Partial<Explained> = {}): Explained => ({
  family: "Gmail",
  age: 2,
  kind: "open",
  ...change,
});

test("a sentence names who fetched what, and when", () => {
  expect(explain("gmail-proxy-at-once", hit())).toBe(
    "Gmail fetched this through its image proxy 2 s after you sent it; that is often the mail server, not a person.",
  );
  expect(explain("security-gateway", hit({ family: "Proofpoint", kind: "click" }))).toBe(
    "Proofpoint is a mail security service; it checked the link.",
  );
  expect(explain("head-request", hit({ family: "" }))).toBe(
    "It asked for the headers only, as link checkers do.",
  );
});

test.each([
  [-4, "before you sent it"],
  [0, "within the second in which you sent it"],
  [1, "1 s after you sent it"],
  [119, "119 s after you sent it"],
  [120, "2 min after you sent it"],
  [7_199, "119 min after you sent it"],
  [7_200, "2 h after you sent it"],
  [172_799, "47 h after you sent it"],
  [172_800, "2 days after you sent it"],
])("%i s is %s", (age, words) => {
  expect(explain("at-once", hit({ age }))).toBe(`It came ${words}, faster than people are.`);
});

test("what a newer server says is put into words that claim nothing", () => {
  for (const code of ["seen-by-moonlight", "toString", "", "__proto__"]) {
    expect(explain(code, hit())).toBe(
      "There is evidence that this version cannot put into words yet.",
    );
    expect(speaksFor(code)).toBe("neither");
  }
});

test("names of programs are text, whatever they hold", () => {
  expect(explain("head-request", hit({ family: "{after} $&" }))).toMatch(/^\{after\} \$& asked/);
});

test("every sentence is whole: a capital, a full stop, and no placeholder left", () => {
  for (const code of Object.keys(CONFIDENCE)) {
    for (const kind of ["open", "click"] as const) {
      for (const family of ["", "Gmail"]) {
        expect(explain(code, hit({ kind, family }))).toMatch(/^[A-Z][^{}]+\.$/);
      }
    }
  }
});

test("every sentence is used, by a provider, a rule, a refinement, or where none of them speaks", () => {
  const used = new Set<string>(["ordinary-program", "not-judged"]);
  for (const { means } of RULE_SET.providers) {
    for (const evidence of [means.open, means.click]) if (evidence) used.add(evidence.reason);
  }
  for (const { id } of [...RULE_SET.rules, ...REFINEMENTS]) used.add(id);
  expect([...used].sort()).toEqual(Object.keys(SENTENCES).sort());
});

test("evidence speaks for what it makes", () => {
  for (const { means } of RULE_SET.providers) {
    for (const evidence of [means.open, means.click]) {
      if (evidence === null || evidence.verdict === "unconfirmed") continue;
      expect(speaksFor(evidence.reason)).toBe(evidence.verdict);
    }
  }
});
