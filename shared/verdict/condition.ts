import type { HitFacts } from "./hit-facts.ts";
import type { Condition, Provider, UserAgentTest } from "./rule-types.ts";

/** What a condition is asked of. */
export interface Seen {
  readonly facts: HitFacts;
  /** The user agent in lower case. */
  readonly lower: string;
  readonly providers: readonly Provider[];
  /** `facts.isBot()`, asked at most once. */
  isBot(): boolean;
}

export type Test = (seen: Seen) => boolean;

/**
 * Makes a condition ready to be asked of many hits: only what it names is looked at, what is quickest to tell first. The
 * user agent at its top is left out, for `fits` tells that once for all hits with the same one.
 */
export function compile(condition: Condition): Test {
  const tests = testsOf(condition);
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  return (seen) => tests.every((test) => test(seen));
}

/** @param lower the user agent in lower case. */
export function fits(test: UserAgentTest, userAgent: string, lower: string): boolean {
  const { is, includes, startsWith, endsWith, lacks } = test;
  if (is !== undefined && userAgent !== is) return false;
  if (includes !== undefined && !includes.some((needle) => lower.includes(needle))) return false;
  if (startsWith !== undefined && !startsWith.some((needle) => lower.startsWith(needle))) {
    return false;
  }
  if (endsWith !== undefined && !endsWith.some((needle) => lower.endsWith(needle))) return false;
  return lacks === undefined || !lacks.some((needle) => lower.includes(needle));
}

function testsOf(condition: Condition): Test[] {
  const { kind, method, located, asns, lists, age, recent, provider, header } = condition;
  const tests: Test[] = [];
  if (kind !== undefined) tests.push(({ facts }) => facts.kind === kind);
  if (method !== undefined) tests.push(({ facts }) => facts.method === method);
  if (located !== undefined) {
    tests.push(({ facts }) => (facts.network.country !== null) === located);
  }
  if (asns !== undefined) {
    tests.push(({ facts: { network } }) => network.asn !== null && asns.includes(network.asn));
  }
  if (lists !== undefined) {
    tests.push(({ facts: { network } }) => network.lists.some((list) => lists.includes(list)));
  }
  if (age !== undefined) tests.push(({ facts }) => facts.age >= age.from && facts.age < age.under);
  if (recent !== undefined) tests.push(({ facts }) => isAtLeast(facts.recent, recent));
  if (provider !== undefined) tests.push(({ providers }) => names(provider, providers));
  if (condition.not !== undefined) {
    const test = compileWhole(condition.not);
    tests.push((seen) => !test(seen));
  }
  if (condition.any !== undefined) {
    const any = condition.any.map(compileWhole);
    tests.push((seen) => any.some((test) => test(seen)));
  }
  if (header !== undefined) tests.push(({ facts }) => hasHeader(header, facts));
  if (condition.bot === true) tests.push((seen) => seen.isBot());
  return tests;
}

/** As `compile`, the user agent included. */
function compileWhole(condition: Condition): Test {
  const { userAgent } = condition;
  const rest = compile(condition);
  if (userAgent === undefined) return rest;
  return (seen) => fits(userAgent, seen.facts.userAgent, seen.lower) && rest(seen);
}

function isAtLeast(
  { linksAtOnce, mailsAtOnce, repeats }: HitFacts["recent"],
  least: NonNullable<Condition["recent"]>,
): boolean {
  return (
    linksAtOnce >= (least.linksAtOnce ?? 0) &&
    mailsAtOnce >= (least.mailsAtOnce ?? 0) &&
    repeats >= (least.repeats ?? 0)
  );
}

function names(
  { ids, kinds }: NonNullable<Condition["provider"]>,
  providers: readonly Provider[],
): boolean {
  return providers.some(
    ({ id, kind }) => ids?.includes(id) === true || kinds?.includes(kind) === true,
  );
}

function hasHeader(
  { names: headers, includes }: NonNullable<Condition["header"]>,
  facts: HitFacts,
): boolean {
  return headers.some((name) => {
    const value = facts.header(name)?.toLowerCase();
    return value !== undefined && includes.some((word) => value.includes(word));
  });
}
