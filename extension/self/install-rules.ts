import type { SenderId } from "../../shared/ids.ts";
import { ownTrafficRules, type Rule, slotsOf } from "./own-traffic-rules.ts";

/** What of `declarativeNetRequest` is used. */
export interface DynamicRules {
  getDynamicRules(): Promise<Rule[]>;
  updateDynamicRules(change: RuleChange): Promise<unknown>;
}

export interface RuleChange {
  readonly removeRuleIds: number[];
  readonly addRules: Rule[];
}

/** Two of a sender's rules are regular expressions, of which Chrome takes 1,000. */
const mostSenders = 400;

/**
 * Makes the browser's dynamic rules those of these senders and of those that have rules already: mail of an earlier
 * account still lies in the rep's Sent folder. Each keeps its rules' ids. Rules that are right are left alone, so it may
 * be called at every start. Rejects when the browser refuses a rule.
 * @param senders every one that this browser is known to be or to have been; the first is never left out.
 * @returns whether there was anything to do.
 */
export async function installOwnTrafficRules(
  rules: DynamicRules,
  senders: readonly SenderId[],
): Promise<boolean> {
  const { change } = planRules(await rules.getDynamicRules(), senders);
  if (change === null) return false;
  try {
    await rules.updateDynamicRules(change);
  } catch (cause) {
    // Whoever was quicker, at the same start, has used the ids.
    const rest = planRules(await rules.getDynamicRules(), senders).change;
    if (rest !== null) throw cause;
  }
  return true;
}

/** What should be installed, by whom, and what it takes to get there; `change` is null when all is as it should be. */
export function planRules(installed: readonly Rule[], senders: readonly SenderId[]) {
  const slots = slotsOf(installed);
  const everybody = [...new Set([...senders, ...slots.keys()])].slice(0, mostSenders);
  const taken = new Set(everybody.map((sid) => slots.get(sid)));
  const wanted = everybody.map((sid) => ({
    sid,
    rules: ownTrafficRules(sid, slots.get(sid) ?? freeSlot(taken)),
  }));
  const all = wanted.flatMap(({ rules }) => rules);
  const have = new Set(installed.map(fingerprint));
  const want = new Set(all.map(fingerprint));
  const removeRuleIds = installed
    .filter((rule) => !want.has(fingerprint(rule)))
    .map(({ id }) => id);
  const addRules = all.filter((rule) => !have.has(fingerprint(rule)));
  const isRight = removeRuleIds.length === 0 && addRules.length === 0;
  const change: RuleChange | null = isRight ? null : { removeRuleIds, addRules };
  return { wanted, change };
}

/** The lowest slot that nobody has; it is taken then. */
function freeSlot(taken: Set<number | null | undefined>): number {
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  taken.add(slot);
  return slot;
}

/** All that a rule says. The browser gives it back with its keys in its own order. */
function fingerprint(rule: Rule): string {
  return JSON.stringify(rule, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
