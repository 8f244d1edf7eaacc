import { expect, test } from "vitest";
import type { HitKind } from "../event.ts";
import { createClassifier } from "./classify.ts";
import { chrome, judge } from "./judge.fixture.ts";
import { NAMED_ASNS } from "./named-asns.ts";
import { CONFIDENCE } from "./reasons.ts";
import { RULE_SET, without } from "./rule-set.ts";
import type { Condition, Evidence, UserAgentTest } from "./rule-types.ts";
import { SENTENCES } from "./sentences.ts";

const { providers, rules, order } = RULE_SET;

/** A condition and all that stands inside of it. */
function within(condition: Condition): Condition[] {
  const { not, any = [] } = condition;
  return [condition, ...(not === undefined ? [] : within(not)), ...any.flatMap(within)];
}

const conditions = [
  ...providers.map(({ match }) => match),
  ...rules.map(({ when }) => when),
].flatMap(within);

/** All evidence that there can be for a hit of one kind. */
function givenTo(kind: HitKind): Evidence[] {
  const byRules = rules.map(({ id, verdict: { [kind]: verdict } }) =>
    verdict === undefined ? null : { verdict, reason: id },
  );
  return [...providers.map(({ means }) => means[kind]), ...byRules].filter(
    (evidence) => evidence !== null,
  );
}

test("every provider and rule has an id of its own", () => {
  const ids = [...providers, ...rules].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

test("every provider and rule says where it is from, and since when", () => {
  for (const { source } of [...providers, ...rules]) {
    expect(source.from.length).toBeGreaterThan(10);
    expect(source.date).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?$/);
  }
});

test("every code has a sentence and a confidence, and no other has one", () => {
  expect(Object.keys(SENTENCES).sort()).toEqual(Object.keys(CONFIDENCE).sort());
});

test("all evidence has its place in the order", () => {
  expect(new Set(order).size).toBe(order.length);
  const given = [...givenTo("open"), ...givenTo("click")].map(({ reason }) => reason);
  expect(order).toEqual(expect.arrayContaining(given));
});

test("of an open and of a click alike, machines stand before doubts, and doubts before persons", () => {
  for (const kind of ["open", "click"] as const) {
    const ranks = (verdict: Evidence["verdict"]): number[] =>
      givenTo(kind)
        .filter((evidence) => evidence.verdict === verdict)
        .map(({ reason }) => order.indexOf(reason));
    expect(Math.max(...ranks("machine"))).toBeLessThan(Math.min(...ranks("unconfirmed")));
    expect(Math.max(...ranks("unconfirmed"))).toBeLessThan(Math.min(...ranks("person")));
  }
});

test("needles are in lower case, as the user agents are in which they are looked for", () => {
  const needles = conditions.flatMap(({ userAgent = {} }: { userAgent?: UserAgentTest }) => [
    ...(userAgent.includes ?? []),
    ...(userAgent.startsWith ?? []),
    ...(userAgent.endsWith ?? []),
    ...(userAgent.lacks ?? []),
  ]);
  expect(needles.length).toBeGreaterThan(50);
  expect(needles).toEqual(needles.map((needle) => needle.toLowerCase()));
});

test("nothing that looks at times or numbers makes a machine", () => {
  const isTimed = (condition: Condition): boolean =>
    within(condition).some(({ age, recent }) => age !== undefined || recent !== undefined);
  const timed = rules.filter(({ when }) => isTimed(when));
  expect(timed.length).toBeGreaterThan(4);
  for (const { verdict } of timed) expect(Object.values(verdict)).not.toContain("machine");
  expect(providers.filter(({ match }) => isTimed(match))).toEqual([]);
});

test("providers are recognised before any of them is known", () => {
  for (const { match } of providers) {
    for (const { provider } of within(match)) expect(provider).toBeUndefined();
  }
});

test("rules name only providers that there are", () => {
  const ids = new Set(providers.map(({ id }) => id));
  const kinds = new Set(providers.map(({ kind }) => kind));
  for (const { provider } of conditions) {
    for (const id of provider?.ids ?? []) expect(ids).toContain(id);
    for (const kind of provider?.kinds ?? []) expect(kinds).toContain(kind);
  }
});

test("the numbers of all systems that conditions name are known to those who look up networks", () => {
  for (const { asns = [] } of conditions)
    expect(NAMED_ASNS).toEqual(expect.arrayContaining([...asns]));
  expect(NAMED_ASNS).toEqual([...new Set(NAMED_ASNS)].toSorted((a, b) => a - b));
});

test("one provider or rule can be left out", () => {
  const noChoice = createClassifier(without(RULE_SET, "at-once"));
  expect(judge({ age: 0 }).verdict).toBe("unconfirmed");
  expect(judge({ age: 0 }, noChoice).verdict).toBe("person");

  const network = { isPublic: true, lists: [], asn: 22_843, country: null };
  const noProofpoint = createClassifier(without(RULE_SET, "proofpoint-network"));
  expect(judge({ userAgent: chrome, network }).verdict).toBe("machine");
  expect(judge({ userAgent: chrome, network }, noProofpoint).verdict).toBe("person");
});

test("what there is not cannot be left out", () => {
  expect(() => without(RULE_SET, "nothing")).toThrow("no provider or rule is called nothing");
});
