import { HIT_RULES } from "./hit-rules.ts";
import { GATEWAYS } from "./providers/gateways.ts";
import { LIBRARIES } from "./providers/libraries.ts";
import { MAIL_PROGRAMS } from "./providers/mail-programs.ts";
import { MAIL_PROXIES } from "./providers/mail-proxies.ts";
import { NETWORKS } from "./providers/networks.ts";
import { PREVIEWS } from "./providers/previews.ts";
import { CONFIDENCE, isReasonCode } from "./reasons.ts";
import type { Provider, RuleSet } from "./rule-types.ts";

/** What is recognised by what it says of itself stands before what is recognised by its network only. */
export const PROVIDERS: readonly Provider[] = [
  ...MAIL_PROXIES,
  ...GATEWAYS,
  ...PREVIEWS,
  ...LIBRARIES,
  ...NETWORKS,
  ...MAIL_PROGRAMS,
];

/** What the server judges by. */
export const RULE_SET: RuleSet = {
  providers: PROVIDERS,
  rules: HIT_RULES,
  order: Object.keys(CONFIDENCE).filter(isReasonCode),
};

/**
 * The same without one provider or rule, by its id.
 * @throws Error when there is none of that id.
 */
export function without(ruleSet: RuleSet, id: string): RuleSet {
  const providers = ruleSet.providers.filter((provider) => provider.id !== id);
  const rules = ruleSet.rules.filter((rule) => rule.id !== id);
  if (providers.length + rules.length === ruleSet.providers.length + ruleSet.rules.length) {
    throw new Error(`no provider or rule is called ${id}`);
  }
  return { ...ruleSet, providers, rules };
}
