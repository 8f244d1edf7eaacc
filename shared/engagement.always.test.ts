import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { someEvents, someFacts, someHits } from "./engagement-arbitrary.fixture.ts";
import { hit, minutes, scanner, seconds, view } from "./engagement.fixture.ts";
import { engagementSchema, foldEngagement, type Engagement } from "./engagement.ts";
import type { HitEvent, Verdict } from "./event.ts";
import { traitsKey, traitsOf } from "./message-facts.ts";
import { messageFacts } from "./message-facts.fixture.ts";

const none: Record<Verdict, number> = { person: 0, unconfirmed: 0, machine: 0, self: 0 };
const traits = (event: HitEvent): string => traitsKey(traitsOf(event));

const fold = (...args: Parameters<typeof foldEngagement>): Engagement =>
  foldEngagement(...args).engagement;

describe("whatever happens to a mail", () => {
  test("the order of events does not matter, and neither do repeated ones", () => {
    const shuffled = someEvents.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.subarray(list),
      ),
    );
    fc.assert(
      fc.property(someFacts, shuffled, (known, [list, others, repeated]) => {
        const folded = foldEngagement(known, list);
        expect(foldEngagement(known, others)).toEqual(folded);
        expect(foldEngagement(known, [...repeated, ...others, ...repeated])).toEqual(folded);
        expect(engagementSchema.parse(folded.engagement)).toEqual(folded.engagement);
      }),
    );
  });

  test("every hit stands in one session, and sessions are what is counted", () => {
    fc.assert(
      fc.property(someFacts, someEvents, (known, list) => {
        const { engagement, judgements, sessions } = foldEngagement(known, list);
        const hits = list.filter(({ kind }) => kind !== "view").map(({ id }) => id);
        const inSessions = sessions.flatMap((session) => session.hits.map(({ id }) => id));
        expect(inSessions.toSorted()).toEqual(hits.toSorted());
        expect([...judgements.keys()].toSorted()).toEqual(hits.toSorted());
        const counts = { open: { ...none }, click: { ...none } };
        for (const {
          hits: [first],
          verdict,
        } of sessions)
          if (first) counts[first.kind][verdict]++;
        expect(counts).toEqual({ open: engagement.opens, click: engagement.clicks });
        const began = sessions.map((session) => session.hits[0]?.receivedAt ?? 0);
        expect(began).toEqual(began.toSorted((a, b) => a - b));
      }),
    );
  });

  test("a person's hit that nothing speaks against always counts", () => {
    fc.assert(
      fc.property(someHits, (list) => {
        const machines = new Set(list.filter(({ verdict }) => verdict === "machine").map(traits));
        const { judgements } = foldEngagement(messageFacts({ links: 1 }), list);
        const plain = list.filter(
          (event) =>
            event.verdict === "person" &&
            !machines.has(traits(event)) &&
            (event.kind === "open" || event.receivedAt >= seconds(30)),
        );
        for (const { id } of plain) expect(judgements.get(id)?.verdict).toBe("person");
      }),
    );
  });

  test("a click is a machine's only by the server's word, and a machine's hit stays one", () => {
    fc.assert(
      fc.property(someFacts, someEvents, (known, list) => {
        const { judgements } = foldEngagement(known, list);
        for (const { id, kind, verdict } of list) {
          const judged = judgements.get(id)?.verdict ?? "self";
          const possible = verdict === "machine" ? ["machine"] : ["person", "unconfirmed"];
          if (kind === "open" && verdict !== "machine") possible.push("machine");
          expect([...possible, "self"]).toContain(judged);
        }
      }),
    );
  });

  test("nothing is the rep's own but by the rep's word and own views", () => {
    fc.assert(
      fc.property(someFacts, someHits, (known, list) => {
        const { opens, clicks } = fold({ ...known, corrections: [] }, list);
        expect([opens.self, clicks.self]).toEqual([0, 0]);
        const viewed = fold({ ...known, corrections: [] }, [...list, view(minutes(3))]);
        expect(viewed.clicks.self).toBe(0);
      }),
    );
  });

  test("unconfirmed opens are confirmed by a person's click, a reply or the rest of a conversation alone", () => {
    fc.assert(
      fc.property(someFacts, someEvents, (known, list) => {
        const unclicked = list.filter(
          ({ kind, verdict }) => kind !== "click" || verdict !== "person",
        );
        const { judgements } = foldEngagement(
          { ...known, repliedAt: null, alongside: {} },
          unclicked,
        );
        for (const { id, verdict } of unclicked)
          expect([verdict, judgements.get(id)?.verdict]).not.toEqual(["unconfirmed", "person"]);
      }),
    );
  });

  test("a machine's hit changes nothing of the hits of other clients", () => {
    fc.assert(
      fc.property(
        someFacts,
        someEvents,
        fc.nat({ max: minutes(60) }),
        (known, list, receivedAt) => {
          const more = hit({
            id: 900,
            ...scanner,
            family: "A",
            kind: "click",
            link: 2,
            receivedAt,
          });
          const before = foldEngagement(known, list);
          const after = foldEngagement(known, [...list, more]);
          const others = [...after.judgements].filter(([id]) => id !== more.id);
          expect(new Map(others)).toEqual(before.judgements);
          const { clicks: _, ...rest } = before.engagement;
          const { clicks: __, ...restAfter } = after.engagement;
          expect(restAfter).toEqual(rest);
        },
      ),
    );
  });

  test("what the rep called their own is as if it had never come, but for being counted so", () => {
    fc.assert(
      fc.property(someFacts, someEvents, (known, list) => {
        const { engagement, judgements } = foldEngagement(known, list);
        const others = list.filter(({ id }) => judgements.get(id)?.verdict !== "self");
        const { opens, clicks } = engagement;
        expect(fold({ ...known, corrections: [] }, others)).toEqual({
          ...engagement,
          opens: { ...opens, self: 0 },
          clicks: { ...clicks, self: 0 },
        });
      }),
    );
  });

  test("without refinements, every hit is what the server said", () => {
    fc.assert(
      fc.property(someFacts, someHits, (known, list) => {
        const { judgements } = foldEngagement(known, list, []);
        for (const { id, verdict, reasons } of list)
          expect(judgements.get(id)).toMatchObject({ verdict, reasons });
      }),
    );
  });

  test("there may be very many hits", () => {
    const many = Array.from({ length: 50_000 }, (_, id) =>
      hit({
        id,
        kind: id % 3 === 0 ? "open" : "click",
        link: id % 3,
        verdict: (["person", "unconfirmed", "machine"] as const)[id % 7] ?? "person",
        receivedAt: minutes(10) + id * 20,
        os: `${id % 11}`,
      }),
    );
    const views = Array.from({ length: 5_000 }, (_, id) => view(id * 200, { id: 60_000 + id }));
    const { sessions } = foldEngagement(messageFacts({ links: 2 }), [...many, ...views]);
    expect(sessions.flatMap(({ hits }) => hits)).toHaveLength(many.length);
  });
});
