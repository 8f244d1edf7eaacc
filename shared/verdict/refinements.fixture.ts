import { describe, expect, test } from "vitest";
import { foldEngagement } from "../engagement.ts";
import type { LogEvent } from "../event.ts";
import type { MessageFacts } from "../message-facts.ts";
import { messageFacts } from "../message-facts.fixture.ts";
import { withoutRefinement } from "./refine.ts";
import type { Refinement } from "./refinement.ts";
import { REFINEMENTS } from "./refinements.ts";

/** For tests: what makes a hit one of these. */
export const phone = { family: "Safari", os: "iOS", device: "mobile" } as const;
export const head = { verdict: "machine", reasons: ["head-request"] } as const;
export const click = { kind: "click", link: 1 } as const;

/** What came of a mail, and what is made of it. */
type Story = readonly [
  what: string,
  facts: Partial<MessageFacts>,
  events: readonly LogEvent[],
  /** Of each hit, by its number: the verdict, and the reasons that the server did not have. */
  judged: Readonly<Record<number, string>>,
];

/** Tests refinements by stories, some for each by its id: that it applies, that it does not, and that it is missed without. */
export function tellStories(
  stories: Partial<Record<(typeof REFINEMENTS)[number]["id"], readonly Story[]>>,
): void {
  describe.each(Object.entries(stories))("%s", (id, list) => {
    test.each(list)("%s", (_, facts, events, judged) => {
      expect(judge(facts, events)).toEqual(judged);
    });

    test("is missed when it is switched off", () => {
      const others = withoutRefinement(REFINEMENTS, id);
      expect(others).toHaveLength(REFINEMENTS.length - 1);
      const without = list.map(([, facts, events]) => judge(facts, events, others));
      expect(without).not.toEqual(list.map(([, , , judged]) => judged));
    });
  });
}

function judge(
  facts: Partial<MessageFacts>,
  events: readonly LogEvent[],
  refinements?: readonly Refinement[],
): Record<string, string> {
  const { judgements } = foldEngagement(messageFacts(facts), events, refinements);
  return Object.fromEntries(
    events.flatMap(({ id, reasons }) => {
      const judged = judgements.get(id);
      if (judged === undefined) return [];
      const added = judged.reasons.filter((reason) => !reasons.includes(reason));
      return [[Number(id.slice("event-".length)), [judged.verdict, ...added].join(" ")]];
    }),
  );
}
