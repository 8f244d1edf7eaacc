import { describe, expect, test } from "vitest";
import { appleAhead, eventId, fromHosting, hit, minutes, seconds } from "../engagement.fixture.ts";
import { foldEngagement } from "../engagement.ts";
import type { LogEvent } from "../event.ts";
import type { MessageFacts } from "../message-facts.ts";
import { messageFacts } from "../message-facts.fixture.ts";
import { REFINEMENT_NOTES } from "./refinement-notes.ts";
import type { Refinement } from "./refinement.ts";
import { click } from "./refinements.fixture.ts";
import { REFINEMENTS } from "./refinements.ts";

test("a confirmation that a later burst withdraws is withdrawn with it, and undone with it", () => {
  const open = hit({ id: 1, ...appleAhead });
  const first = hit({ id: 2, ...click, receivedAt: minutes(12) });
  const second = hit({ id: 3, ...click, link: 2, receivedAt: minutes(12) + seconds(1) });
  const state = (events: LogEvent[], change: Partial<MessageFacts> = {}): string =>
    foldEngagement(messageFacts({ links: 2, ...change }), events).engagement.state;
  expect(state([open])).toBe("unconfirmed");
  expect(state([open, first])).toBe("clicked");
  expect(state([open, first, second])).toBe("unconfirmed");
  // The rep says that they tried the second link themselves.
  const corrections = [{ eventId: second.id, scope: "event" }] as const;
  expect(state([open, first, second], { corrections })).toBe("clicked");
});

test("all evidence is kept: what decides leads, then the server's, then what says the same or less", () => {
  const { judgements } = foldEngagement(
    messageFacts({
      confirmedAt: minutes(11),
      bouncedAt: minutes(20),
      followUps: [minutes(1)],
      alongside: { [eventId(1)]: "quoted" },
    }),
    [hit({ ...fromHosting, reasons: ["cloud-network", "at-once"] })],
  );
  expect(judgements.get(eventId(1))).toEqual({
    verdict: "unconfirmed",
    reasons: [
      "before-sent",
      "cloud-network",
      "at-once",
      "delivery-failed",
      "quoted",
      "follow-up-quote",
    ],
    confidence: "likely",
  });
});

describe("the list", () => {
  test("has every id once, and a note of each", () => {
    const ids = REFINEMENTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(Object.keys(REFINEMENT_NOTES).toSorted()).toEqual(ids.toSorted());
  });

  test("never makes a machine of a click, nor less of a verdict than it was", () => {
    const list: readonly Refinement[] = REFINEMENTS;
    for (const { id, judges, gives } of list) {
      expect([id, gives.click]).not.toEqual([id, "machine"]);
      const isOwn = gives.open === "self" || gives.click === "self";
      const stronger = judges.filter((verdict) => verdict === "machine" || verdict === "self");
      expect([id, isOwn || stronger.length === 0]).toEqual([id, true]);
    }
  });
});
