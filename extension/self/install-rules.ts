import type { Browser } from "wxt/browser";
import type { SenderId } from "../../shared/ids.ts";
import { ownTrafficRules } from "./own-traffic-rules.ts";

type Rule = Browser.declarativeNetRequest.Rule;

/** What of `declarativeNetRequest` is used. */
export interface DynamicRules {
  getDynamicRules(): Promise<Rule[]>;
  updateDynamicRules(change: { removeRuleIds: number[]; addRules: Rule[] }): Promise<unknown>;
}

/**
 * Makes the browser's dynamic rules those of this sender, or none when there is none. Rules that are already right are
 * left alone, so it may be called at every start. Rejects when the browser refuses a rule.
 */
export async function installOwnTrafficRules(
  rules: DynamicRules,
  sid: SenderId | null,
): Promise<void> {
  const wanted = sid === null ? [] : ownTrafficRules(sid);
  const installed = await rules.getDynamicRules();
  if (fingerprint(installed) === fingerprint(wanted)) return;
  await rules.updateDynamicRules({
    removeRuleIds: installed.map((rule) => rule.id),
    addRules: wanted,
  });
}

// The browser gives keys back in its own order, and fills in what it takes as the default.
function fingerprint(rules: readonly Rule[]): string {
  const essence = rules.map(({ id, action, condition }) => [
    id,
    action.type,
    action.redirect?.regexSubstitution ?? "",
    condition.urlFilter ?? condition.regexFilter ?? "",
    condition.isUrlFilterCaseSensitive ?? false,
    (condition.resourceTypes ?? []).join(","),
  ]);
  return JSON.stringify(essence.sort(([a], [b]) => Number(a) - Number(b)));
}
