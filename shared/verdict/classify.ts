import type { HitEvent, Verdict } from "../event.ts";
import type { HitFacts } from "./hit-facts.ts";
import { programFamily } from "./programs.ts";
import { PROVIDERS, type Provider } from "./providers.ts";
import type { ReasonCode } from "./reasons.ts";
import { RULES } from "./rules.ts";

export interface Classification {
  verdict: Verdict;
  /** Codes of `REASONS`, strongest first; at least one. */
  reasons: ReasonCode[];
  /** The program or service, "" when unknown. */
  family: string;
  networkClass: HitEvent["network"]["class"];
}

/** What a user agent says, whatever the rest of the request. */
interface Visitor {
  readonly provider: Provider | null;
  readonly family: string;
}

/** User agents are chosen by strangers: the memory spent on them, and the work, have a bound. */
const MOST_REMEMBERED = 1_000;
const LONGEST_USER_AGENT = 512;

const visitors = new Map<string, Visitor>();

const STRENGTH = { machine: 2, unconfirmed: 1, person: 0 } as const;

/**
 * Judges one hit by what a server can see of it: what its provider means, lowered by the rules that apply. The same
 * facts always give the same answer.
 */
export function classify(facts: HitFacts): Classification {
  const { provider, family } = recognise(facts.userAgent.slice(0, LONGEST_USER_AGENT));
  const known = provider === null ? null : provider.means[facts.kind];
  let verdict = known?.verdict ?? "person";
  const reasons: ReasonCode[] = known === null ? [] : [known.reason];
  for (const rule of RULES) {
    const judged = rule.judge(facts, provider);
    if (judged === null) continue;
    if (STRENGTH[judged] > STRENGTH[verdict]) {
      verdict = judged;
      reasons.unshift(rule.reason);
    } else {
      reasons.push(rule.reason);
    }
  }
  if (reasons.length === 0) reasons.push("ordinary-program");
  return { verdict, reasons, family, networkClass: provider?.network ?? "unknown" };
}

function recognise(userAgent: string): Visitor {
  const remembered = visitors.get(userAgent);
  if (remembered !== undefined) return remembered;
  const lower = userAgent.toLowerCase();
  const provider = PROVIDERS.find((candidate) => matches(candidate, userAgent, lower)) ?? null;
  const visitor = { provider, family: provider?.family ?? programFamily(lower) };
  if (visitors.size >= MOST_REMEMBERED) visitors.clear();
  visitors.set(userAgent, visitor);
  return visitor;
}

function matches({ userAgent: test }: Provider, userAgent: string, lower: string): boolean {
  return "is" in test
    ? userAgent === test.is
    : test.includes.some((needle) => lower.includes(needle));
}
