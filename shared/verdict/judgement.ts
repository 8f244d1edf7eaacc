import type { Verdict } from "../event.ts";
import type { Confidence, ReasonCode } from "./reasons.ts";

/** What is made of one hit. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The evidence, the deciding one first; at least one. */
  readonly reasons: readonly ReasonCode[];
  readonly confidence: Confidence;
}
