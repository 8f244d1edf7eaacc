import type { Verdict } from "../event.ts";
import type { ReasonCode } from "./reasons.ts";

/**
 * How sure a verdict is, by the evidence that decided it.
 * - `certain`: the one that fetched says what it is, or the rep said so.
 * - `likely`: what is known of programs, networks and times speaks for it, and nothing that is known speaks against it.
 * - `possible`: it could as well be otherwise.
 */
export type Confidence = "certain" | "likely" | "possible";

/** What is made of one hit. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The evidence, the deciding one first; at least one. */
  readonly reasons: readonly ReasonCode[];
  readonly confidence: Confidence;
}
