import type { HitKind, LogEvent } from "../event.ts";
import { compile, fits, type Seen, type Test } from "./condition.ts";
import type { HitFacts } from "./hit-facts.ts";
import type { Judgement } from "./judgement.ts";
import { confidenceOf, type ReasonCode } from "./reasons.ts";
import { RULE_SET } from "./rule-set.ts";
import type { Condition, Evidence, Provider, RuleSet } from "./rule-types.ts";

export interface Classification extends Judgement {
  readonly verdict: Evidence["verdict"];
  /** At least one, at most 16, as an event takes them. */
  readonly reasons: ReasonCode[];
  /** The program or service that fetched; "" where it is none that is known, such as a browser. */
  readonly family: string;
  readonly networkClass: LogEvent["network"]["class"];
}

/** Evidence with its place in the order of priority, and the provider that it is of. */
interface Ranked extends Evidence {
  readonly rank: number;
  readonly provider: Provider | null;
}

/** A provider or rule, made ready. */
interface Ready {
  readonly condition: Condition;
  /** The condition without the user agent. */
  readonly test: Test;
  readonly provider: Provider | null;
  readonly gives: Readonly<Record<HitKind, Ranked | null>>;
}

/** What a user agent says, whatever the rest of the request. */
interface Visitor {
  readonly lower: string;
  /** Those whose tests of the user agent it passes; providers before rules. */
  readonly candidates: readonly Ready[];
}

/** User agents are chosen by strangers: the memory spent on them, and the work, have a bound. */
const MOST_REMEMBERED = 1_000;
const LONGEST_USER_AGENT = 512;
const MOST_REASONS = 16;

const NO_EVIDENCE: Ranked = {
  verdict: "person",
  reason: "ordinary-program",
  rank: Number.MAX_SAFE_INTEGER,
  provider: null,
};

/**
 * Gives the function that judges one hit by what a server can see of it. All evidence is kept; the one that stands first in
 * the rules' order decides. The same facts always give the same answer.
 */
export function createClassifier(ruleSet: RuleSet): (facts: HitFacts) => Classification {
  const ready = makeReady(ruleSet);
  const visitors = new Map<string, Visitor>();

  return (facts) => {
    const { lower, candidates } = recognise(facts.userAgent.slice(0, LONGEST_USER_AGENT));
    const providers: Provider[] = [];
    const found: Ranked[] = [];
    let isBot: boolean | null = null;
    const seen: Seen = { facts, lower, providers, isBot: () => (isBot ??= facts.isBot()) };
    for (const { test, provider, gives } of candidates) {
      const evidence = gives[facts.kind];
      if ((evidence === null && provider === null) || !test(seen)) continue;
      if (provider !== null) providers.push(provider);
      if (evidence !== null) insert(found, evidence);
    }
    const deciding = found[0] ?? NO_EVIDENCE;
    const { verdict, provider } = deciding;
    return {
      verdict,
      reasons:
        found.length === 0
          ? [deciding.reason]
          : found.slice(0, MOST_REASONS).map(({ reason }) => reason),
      confidence: confidenceOf(deciding.reason),
      family: provider?.family || (providers.find(({ family }) => family !== "")?.family ?? ""),
      networkClass: networkClass(facts, provider, providers),
    };
  };

  function recognise(userAgent: string): Visitor {
    const remembered = visitors.get(userAgent);
    if (remembered !== undefined) return remembered;
    const lower = userAgent.toLowerCase();
    const candidates = ready.filter(
      ({ condition: { userAgent: test } }) => test === undefined || fits(test, userAgent, lower),
    );
    if (visitors.size >= MOST_REMEMBERED) visitors.clear();
    const visitor = { lower, candidates };
    visitors.set(userAgent, visitor);
    return visitor;
  }
}

/** Providers first, for rules ask who was recognised. */
function makeReady({ providers, rules, order }: RuleSet): Ready[] {
  const ranks = new Map(order.map((reason, rank) => [reason, rank]));
  const ranked = (evidence: Evidence | null, provider: Provider | null): Ranked | null =>
    evidence && { ...evidence, provider, rank: ranks.get(evidence.reason) ?? order.length };
  return [
    ...providers.map((provider) => ({
      condition: provider.match,
      test: compile(provider.match),
      provider,
      gives: {
        open: ranked(provider.means.open, provider),
        click: ranked(provider.means.click, provider),
      },
    })),
    ...rules.map(({ id: reason, when, verdict: { open, click } }) => ({
      condition: when,
      test: compile(when),
      provider: null,
      gives: {
        open: ranked(open === undefined ? null : { verdict: open, reason }, null),
        click: ranked(click === undefined ? null : { verdict: click, reason }, null),
      },
    })),
  ];
}

/** Keeps the evidence in its order, and of the same reason the one that came first. */
function insert(found: Ranked[], evidence: Ranked): void {
  let place = found.length;
  while (place > 0 && (found[place - 1]?.rank ?? 0) > evidence.rank) place--;
  if (found[place - 1]?.reason !== evidence.reason) found.splice(place, 0, evidence);
}

function networkClass(
  { network }: HitFacts,
  deciding: Provider | null,
  providers: readonly Provider[],
): LogEvent["network"]["class"] {
  if (deciding !== null && deciding.network !== "unknown") return deciding.network;
  const known = providers.find(({ network: itsNetwork }) => itsNetwork !== "unknown");
  return known?.network ?? (network.isPublic ? "access" : "unknown");
}

/** Judges one hit by all that is known: see `createClassifier`. */
export const classify = createClassifier(RULE_SET);
