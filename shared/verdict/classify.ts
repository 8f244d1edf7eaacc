import type { LogEvent, Verdict } from "../event.ts";
import type { HitFacts } from "./hit-facts.ts";
import { programFamily } from "./programs.ts";
import { PROVIDERS, type Evidence, type Provider } from "./providers.ts";
import type { ReasonCode } from "./reasons.ts";
import { RULES } from "./rules.ts";

export interface Classification {
  verdict: Verdict;
  /** Codes of `REASONS`, strongest first; at least one. */
  reasons: ReasonCode[];
  /** The program or service, "" when unknown. */
  family: string;
  networkClass: LogEvent["network"]["class"];
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

const NO_EVIDENCE: Evidence = { verdict: "person", reason: "ordinary-program" };

/**
 * Judges one hit by what a server can see of it: by its provider and by the rules, of which the strongest counts. The same
 * facts always give the same answer.
 */
export function classify(facts: HitFacts): Classification {
  const { provider, family } = recognise(facts.userAgent.slice(0, LONGEST_USER_AGENT));
  const evidence: Evidence[] = provider === null ? [] : [provider.means[facts.kind]];
  for (const rule of RULES) {
    const verdict = rule.judge(facts, provider);
    if (verdict !== null) evidence.push({ verdict, reason: rule.reason });
  }
  if (evidence.length === 0) evidence.push(NO_EVIDENCE);
  if (evidence.length > 1) evidence.sort((a, b) => STRENGTH[b.verdict] - STRENGTH[a.verdict]);
  return {
    verdict: evidence[0]?.verdict ?? NO_EVIDENCE.verdict,
    reasons: evidence.map(({ reason }) => reason),
    family,
    networkClass: provider?.network ?? "unknown",
  };
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
