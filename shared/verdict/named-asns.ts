import type { Condition } from "./rule-types.ts";
import { RULE_SET } from "./rule-set.ts";

/**
 * Numbers of the autonomous systems that rules name, ascending. Of these alone a server knows the networks, so a rule that
 * is to name another one needs `npm run update-networks` as well.
 */
export const NAMED_ASNS: readonly number[] = [
  ...new Set([
    ...RULE_SET.providers.flatMap(({ match }) => asnsOf(match)),
    ...RULE_SET.rules.flatMap(({ when }) => asnsOf(when)),
  ]),
].toSorted((a, b) => a - b);

function asnsOf({ asns = [], not, any = [] }: Condition): readonly number[] {
  return [...asns, ...(not === undefined ? [] : asnsOf(not)), ...any.flatMap(asnsOf)];
}
