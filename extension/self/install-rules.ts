import type { Browser } from "wxt/browser";
import type { SenderId } from "../../shared/ids.ts";
import { ownTrafficRules, slotsOf } from "./own-traffic-rules.ts";

type Rule = Browser.declarativeNetRequest.Rule;

/** What of `declarativeNetRequest` is used. */
export interface DynamicRules {
  getDynamicRules(): Promise<Rule[]>;
  updateDynamicRules(change: { removeRuleIds: number[]; addRules: Rule[] }): Promise<unknown>;
}

/** Two of a sender's rules are regular expressions, of which Chrome takes 1,000. */
const mostSenders = 400;

/**
 * Makes the browser's dynamic rules those of these senders and of those that have rules already: mail of an earlier
 * account still lies in the rep's Sent folder. Each keeps its rules' ids. Rules that are right are left alone, so it may
 * be called at every start. Rejects when the browser refuses a rule.
 * @param senders every one that this browser is known to be or to have been; the first is never left out.
 */
export async function installOwnTrafficRules(
  rules: DynamicRules,
  senders: readonly SenderId[],
): Promise<void> {
  const installed = await rules.getDynamicRules();
  const slots = slotsOf(installed);
  const everybody = [...new Set([...senders, ...slots.keys()])].slice(0, mostSenders);
  const taken = new Set(everybody.map((sid) => slots.get(sid)));
  const wanted = everybody.flatMap((sid) =>
    ownTrafficRules(sid, slots.get(sid) ?? freeSlot(taken)),
  );
  const have = new Set(installed.map(fingerprint));
  const want = new Set(wanted.map(fingerprint));
  const stale = installed.filter((rule) => !want.has(fingerprint(rule)));
  const missing = wanted.filter((rule) => !have.has(fingerprint(rule)));
  if (stale.length === 0 && missing.length === 0) return;
  await rules.updateDynamicRules({
    removeRuleIds: stale.map((rule) => rule.id),
    addRules: missing,
  });
}

/** The lowest slot that nobody has; it is taken then. */
function freeSlot(taken: Set<number | undefined>): number {
  let slot = 0;
  while (taken.has(slot)) slot += 1;
  taken.add(slot);
  return slot;
}

// The browser gives keys back in its own order, and fills in what it takes as the default.
function fingerprint({ id, action, condition }: Rule): string {
  return JSON.stringify([
    id,
    action.type,
    action.redirect?.regexSubstitution ?? "",
    condition.urlFilter ?? condition.regexFilter ?? "",
    condition.isUrlFilterCaseSensitive ?? false,
    (condition.resourceTypes ?? []).join(","),
  ]);
}
