import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyBrowser, anyHit, anyOrder, anyTiming } from "./any-hit.fixture.ts";
import { classify, createClassifier } from "./classify.ts";
import { NOTHING_RECENT } from "./hit-facts.ts";
import { judge } from "./judge.fixture.ts";
import { confidenceOf } from "./reasons.ts";
import { RULE_SET } from "./rule-set.ts";

test("when only timing speaks, no order of the rules makes a machine of a person's click or open", () => {
  fc.assert(
    fc.property(anyOrder, anyBrowser, anyTiming, (ruleSet, userAgent, timing) => {
      const judgeInAnyOrder = createClassifier(ruleSet);
      for (const kind of ["open", "click"] as const) {
        for (const isPublic of [true, false]) {
          const network = { isPublic, lists: [], asn: null, country: null };
          const { verdict } = judge({ kind, userAgent, network, ...timing }, judgeInAnyOrder);
          expect(["person", "unconfirmed"]).toContain(verdict);
        }
      }
    }),
  );
});

test("timing makes a machine of nothing that is none without it, in any order of the rules", () => {
  fc.assert(
    fc.property(anyOrder, anyHit, (ruleSet, facts) => {
      const judgeInAnyOrder = createClassifier(ruleSet);
      const atLeisure = judgeInAnyOrder({ ...facts, age: 86_400, recent: NOTHING_RECENT });
      const isMachine = judgeInAnyOrder(facts).verdict === "machine";
      expect(isMachine && atLeisure.verdict !== "machine").toBe(false);
    }),
  );
});

test("a person's click stays a person's when more time has gone by", () => {
  fc.assert(
    fc.property(anyBrowser, fc.nat(), fc.nat(), (userAgent, age, more) => {
      const isPerson = (seconds: number): boolean =>
        judge({ kind: "click", userAgent, age: seconds }).verdict === "person";
      expect(isPerson(age) && !isPerson(age + more)).toBe(false);
    }),
  );
});

test("the same facts give the same answer, whatever came before and in whatever order the rules stand", () => {
  fc.assert(
    fc.property(fc.array(anyHit, { maxLength: 20 }), anyHit, anyOrder, (before, facts, mixed) => {
      const used = createClassifier(RULE_SET);
      for (const other of before) used(other);
      expect(used(facts)).toEqual(classify(facts));
      const reordered = createClassifier({ ...RULE_SET, rules: mixed.rules });
      expect(reordered(facts)).toEqual(classify(facts));
    }),
  );
});

test("all evidence is kept, each once, and the one that stands first in the order decides", () => {
  fc.assert(
    fc.property(anyHit, (facts) => {
      const { reasons, confidence } = classify(facts);
      const ranks = reasons.map((reason) => RULE_SET.order.indexOf(reason));
      expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
      expect(ranks).not.toContain(-1);
      expect(reasons.length).toBeGreaterThan(0);
      expect(confidence).toBe(confidenceOf(reasons[0] ?? ""));
    }),
  );
});

test("a machine is one by what it says of itself or by where it comes from", () => {
  const bySelfOrNetwork = new Set<string>([
    "head-request",
    "security-gateway",
    "link-preview",
    "http-library",
    "exchange-online",
    "gateway-network",
    "proxy-followed-link",
    "bot-followed-link",
    "no-user-agent",
  ]);
  fc.assert(
    fc.property(anyHit, (facts) => {
      const { verdict, reasons } = classify(facts);
      expect(verdict !== "machine" || bySelfOrNetwork.has(reasons[0] ?? "")).toBe(true);
    }),
  );
});
