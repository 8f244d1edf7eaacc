import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { someEvents, someFacts } from "./engagement-arbitrary.fixture.ts";
import { gmail, hit, minutes } from "./engagement.fixture.ts";
import { foldEngagement, mergeEngagements, type Engagement } from "./engagement.ts";
import { messageFacts } from "./message-facts.fixture.ts";

const facts = messageFacts();

const fold = (...args: Parameters<typeof foldEngagement>): Engagement =>
  foldEngagement(...args).engagement;

describe("a thread", () => {
  test("of one mail is that mail, and of none is one that was sent", () => {
    fc.assert(
      fc.property(someFacts, someEvents, (known, list) => {
        const engagement = fold(known, list);
        expect(mergeEngagements([engagement])).toEqual(engagement);
      }),
    );
    expect(mergeEngagements([])).toEqual(fold(facts, []));
  });

  test("is its mails together, in any order", () => {
    const first = fold({ ...facts, bouncedAt: minutes(1) }, [
      hit({ id: 1, ...gmail, receivedAt: minutes(4), verdict: "machine" }),
      hit({ id: 2, ...gmail, receivedAt: minutes(8), recipient: 1 }),
    ]);
    const second = fold({ ...facts, recipients: 2, repliedAt: minutes(3) }, [
      hit({ id: 3, kind: "click", receivedAt: minutes(2) }),
      hit({ id: 4, verdict: "machine", family: "", receivedAt: minutes(5) }),
    ]);
    const thread = {
      state: "replied",
      opens: { person: 0, unconfirmed: 1, machine: 2, self: 0 },
      clicks: { person: 1, unconfirmed: 0, machine: 0, self: 0 },
      firstOpenedAt: minutes(2),
      lastOpenedAt: minutes(3),
      firstClickedAt: minutes(2),
      lastClickedAt: minutes(2),
      repliedAt: minutes(3),
      bouncedAt: minutes(1),
      clicksByLink: { 1: 1 },
      clients: ["Chrome"],
      whoIsKnown: false,
    } satisfies Engagement;
    expect(mergeEngagements([first, second])).toEqual(thread);
    expect(mergeEngagements([second, first])).toEqual(thread);
  });

  test("names clients by when they were last used, in any order of its mails", () => {
    const mails = fc.array(fc.tuple(someFacts, someEvents), { maxLength: 4 });
    fc.assert(
      fc.property(mails, (list) => {
        const engagements = list.map(([known, events]) => fold(known, events));
        expect(mergeEngagements(engagements.toReversed())).toEqual(mergeEngagements(engagements));
      }),
    );
  });
});
