import type { RuleProblem } from "../../rules/never-track.ts";
import type { ruleSettingsWords } from "../../words/settings-rules.ts";

/** Why something is no rule, as a sentence. */
export function problemWords(
  t: ReturnType<typeof ruleSettingsWords.get>,
  problem: RuleProblem,
): string {
  const words: Record<RuleProblem, string> = {
    empty: t.empty,
    spaces: t.spaces,
    "two-ats": t.twoAts,
    "no-domain": t.noDomain,
    "bad-domain": t.badDomain,
    everyone: t.everyone,
    "too-long": t.tooLong,
  };
  return words[problem];
}
