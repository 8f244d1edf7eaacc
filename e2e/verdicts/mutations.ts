import { without } from "../../shared/verdict/rule-set.ts";
import { withoutRefinement } from "../../shared/verdict/refine.ts";
import { ALL_JUDGES, type Judges, type Play } from "./in-process.ts";
import { differences } from "./outcome.ts";
import type { Story } from "./story.ts";

/** One provider, rule or refinement that is switched off. */
interface Mutant {
  readonly kind: "provider" | "rule" | "refinement";
  readonly id: string;
  readonly judges: Judges;
}

/** A mutant, and the first story that goes wrong without what was switched off; null: nobody notices. */
export interface TriedMutant extends Pick<Mutant, "kind" | "id"> {
  readonly noticedBy: string | null;
}

/** Everything that can be switched off, one at a time. */
export function allMutants({ ruleSet, refinements } = ALL_JUDGES): Mutant[] {
  const ofRules = (kind: Mutant["kind"], list: readonly { readonly id: string }[]): Mutant[] =>
    list.map(({ id }) => ({ kind, id, judges: { ruleSet: without(ruleSet, id), refinements } }));
  return [
    ...ofRules("provider", ruleSet.providers),
    ...ofRules("rule", ruleSet.rules),
    ...refinements.map(({ id }): Mutant => ({
      kind: "refinement",
      id,
      judges: { ruleSet, refinements: withoutRefinement(refinements, id) },
    })),
  ];
}

/** Plays the stories without each of these in turn, until one of them goes wrong. */
export async function tryMutants(
  play: Play,
  stories: readonly Story[],
  mutants: readonly Mutant[] = allMutants(),
): Promise<TriedMutant[]> {
  const tried: TriedMutant[] = [];
  for (const { kind, id, judges } of mutants) {
    let noticedBy: string | null = null;
    for (const story of stories) {
      if (differences(story, await play(story, judges)).length === 0) continue;
      noticedBy = story.id;
      break;
    }
    tried.push({ kind, id, noticedBy });
  }
  return tried;
}
