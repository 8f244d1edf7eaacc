import type { HitKind, LogEvent } from "../event.ts";
import { fits, holds, type Condition, type Seen } from "./condition.ts";
import type { HitFacts } from "./hit-facts.ts";
import type { Judgement } from "./judgement.ts";
import { confidenceOf, type ReasonCode } from "./reasons.ts";
import { RULE_SET } from "./rule-set.ts";
import type { Evidence, HitRule, Provider, RuleSet } from "./rule-types.ts";

export interface Classification extends Judgement {
  readonly verdict: Evidence["verdict"];
  /** At least one, at most 16, as an event takes them. */
  readonly reasons: ReasonCode[];
  /** The program or service that fetched; "" where it is none that is known, such as a browser. */
  readonly family: string;
  readonly networkClass: LogEvent["network"]["class"];
}

/** What a user agent says, whatever the rest of the request. */
interface Visitor {
  readonly lower: string;
  /** Those whose tests of the user agent it passes. */
  readonly providers: readonly Provider[];
  readonly rules: readonly HitRule[];
}

/** User agents are chosen by strangers: the memory spent on them, and the work, have a bound. */
const MOST_REMEMBERED = 1_000;
const LONGEST_USER_AGENT = 512;
const MOST_REASONS = 16;

const NO_EVIDENCE: Evidence = { verdict: "person", reason: "ordinary-program" };

/**
 * Gives the function that judges one hit by what a server can see of it. All evidence is kept; the one that stands first in
 * the rules' order decides. The same facts always give the same answer.
 */
export function createClassifier(ruleSet: RuleSet): (facts: HitFacts) => Classification {
  const visitors = new Map<string, Visitor>();
  const rank = new Map(ruleSet.order.map((reason, index) => [reason, index]));
  const rankOf = (reason: ReasonCode): number => rank.get(reason) ?? ruleSet.order.length;

  return (facts) => {
    const visitor = recognise(facts.userAgent.slice(0, LONGEST_USER_AGENT));
    const providers: Provider[] = [];
    let isBot: boolean | null = null;
    const seen: Seen = {
      facts,
      lower: visitor.lower,
      providers,
      isBot: () => (isBot ??= facts.isBot()),
    };
    for (const provider of visitor.providers) {
      if (holds(provider.match, seen, true)) providers.push(provider);
    }

    const { kind } = facts;
    let deciding = NO_EVIDENCE;
    const reasons: ReasonCode[] = [];
    const add = (evidence: Evidence | null): boolean => {
      if (evidence === null || reasons.includes(evidence.reason)) return false;
      const before = reasons.findIndex((reason) => rankOf(reason) > rankOf(evidence.reason));
      reasons.splice(before === -1 ? reasons.length : before, 0, evidence.reason);
      if (reasons[0] === evidence.reason) deciding = evidence;
      return deciding === evidence;
    };
    let decider: Provider | undefined;
    for (const provider of providers) if (add(provider.means[kind])) decider = provider;
    for (const rule of visitor.rules) {
      if (holds(rule.when, seen, true) && add(evidenceOf(rule, kind))) decider = undefined;
    }
    if (reasons.length === 0) reasons.push(NO_EVIDENCE.reason);
    if (reasons.length > MOST_REASONS) reasons.length = MOST_REASONS;
    return {
      verdict: deciding.verdict,
      reasons,
      confidence: confidenceOf(deciding.reason),
      family: decider?.family || (providers.find(({ family }) => family !== "")?.family ?? ""),
      networkClass: classOf(facts, decider, providers),
    };
  };

  function recognise(userAgent: string): Visitor {
    const remembered = visitors.get(userAgent);
    if (remembered !== undefined) return remembered;
    const lower = userAgent.toLowerCase();
    const isMet = ({ userAgent: test }: Condition): boolean =>
      test === undefined || fits(test, userAgent, lower);
    const visitor: Visitor = {
      lower,
      providers: ruleSet.providers.filter(({ match }) => isMet(match)),
      rules: ruleSet.rules.filter(({ when }) => isMet(when)),
    };
    if (visitors.size >= MOST_REMEMBERED) visitors.clear();
    visitors.set(userAgent, visitor);
    return visitor;
  }
}

function evidenceOf({ id, verdict }: HitRule, kind: HitKind): Evidence | null {
  const given = verdict[kind];
  return given === undefined ? null : { verdict: given, reason: id };
}

function classOf(
  { network }: HitFacts,
  decider: Provider | undefined,
  providers: readonly Provider[],
): LogEvent["network"]["class"] {
  if (decider !== undefined && decider.network !== "unknown") return decider.network;
  const known = providers.find(({ network: ofProvider }) => ofProvider !== "unknown");
  return known?.network ?? (network.isPublic ? "access" : "unknown");
}

/** Judges one hit by all that is known: see `createClassifier`. */
export const classify = createClassifier(RULE_SET);
