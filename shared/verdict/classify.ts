import type { HitEvent, HitKind, Verdict } from "../event.ts";
import { PROVIDERS, type Provider } from "./providers.ts";
import type { ReasonCode } from "./reasons.ts";

/** What a server sees of one hit. */
export interface HitFacts {
  readonly kind: HitKind;
  readonly method: "GET" | "HEAD";
  /** As it came; "" when there was none. */
  readonly userAgent: string;
  /** A request header by its lower-case name. */
  header(name: string): string | null;
  /** Seconds between minting and the hit; negative when the sender's clock is ahead. */
  readonly age: number;
}

export interface Classification {
  verdict: Verdict;
  /** Codes of `REASONS`, strongest first; at least one. */
  reasons: ReasonCode[];
  /** The program or service, "" when unknown. */
  family: string;
  networkClass: HitEvent["network"]["class"];
}

/** Judges one hit by what the server can see of it. */
export function classify(facts: HitFacts): Classification {
  const provider = PROVIDERS.find((candidate) => matches(candidate, facts.userAgent));
  return {
    verdict: provider?.means[facts.kind].verdict ?? "person",
    reasons: [provider?.means[facts.kind].reason ?? "ordinary-program"],
    family: provider?.family ?? "",
    networkClass: provider?.network ?? "unknown",
  };
}

function matches({ userAgent: test }: Provider, userAgent: string): boolean {
  if ("is" in test) return userAgent === test.is;
  const lower = userAgent.toLowerCase();
  return test.includes.some((needle) => lower.includes(needle));
}
