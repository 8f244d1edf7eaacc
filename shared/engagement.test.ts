import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  engagementSchema,
  foldEngagement,
  mergeEngagements,
  type Engagement,
} from "./engagement.ts";
import { logEventSchema, type LogEvent } from "./event.ts";
import { messageFacts } from "./message-facts.fixture.ts";

const facts = messageFacts({ sentAt: 1_000 });

const fold = (...args: Parameters<typeof foldEngagement>): Engagement =>
  foldEngagement(...args).engagement;

type Change = Partial<Pick<LogEvent, "kind" | "verdict" | "receivedAt" | "link">> & {
  id?: number;
  family?: string;
};

function hit({ id = 1, family = "Chrome", ...change }: Change = {}): LogEvent {
  return logEventSchema.parse({
    id: `event-${String(id).padStart(10, "0")}`,
    sid: "abcdefghij2",
    messageId: "AQIDBAUGBwg",
    recipient: 0,
    kind: "open",
    link: change.kind === "click" ? 1 : 0,
    receivedAt: 2_000,
    age: 1,
    verdict: "person",
    reasons: ["ordinary-program"],
    client: { family, os: "", device: "unknown" },
    network: { class: "unknown", country: null },
    ...change,
  });
}

const hits = fc
  .array(
    fc.record({
      kind: fc.constantFrom("open", "click"),
      verdict: fc.constantFrom("person", "unconfirmed", "machine", "self"),
      receivedAt: fc.nat({ max: 20 }),
      link: fc.integer({ min: 1, max: 3 }),
      family: fc.constantFrom("", "Chrome", "Gmail", "Outlook"),
    }),
    { maxLength: 12 },
  )
  .map((list) => list.map((change, id) => hit({ ...change, id })));

const someFacts = fc
  .record({
    sentAt: fc.nat({ max: 20 }),
    recipients: fc.integer({ min: 1, max: 3 }),
    repliedAt: fc.option(fc.nat({ max: 20 })),
    bouncedAt: fc.option(fc.nat({ max: 20 })),
  })
  .map(messageFacts);

test("nothing happened yet", () => {
  const none = { person: 0, unconfirmed: 0, machine: 0, self: 0 };
  expect(fold(facts, [])).toEqual({
    state: "sent",
    opens: none,
    clicks: none,
    firstOpenedAt: null,
    lastOpenedAt: null,
    firstClickedAt: null,
    lastClickedAt: null,
    repliedAt: null,
    bouncedAt: null,
    clicksByLink: {},
    clients: [],
    whoIsKnown: true,
  } satisfies Engagement);
});

test("a story: two opens, a click and a scanner in between", () => {
  const engagement = fold({ ...facts, recipients: 2 }, [
    hit({
      id: 1,
      kind: "click",
      link: 2,
      verdict: "machine",
      receivedAt: 1_500,
      family: "Security gateway",
    }),
    hit({ id: 2, receivedAt: 3_000, family: "Gmail" }),
    hit({ id: 3, receivedAt: 9_000, family: "Gmail" }),
    hit({ id: 4, kind: "click", link: 2, receivedAt: 9_500 }),
    hit({ id: 5, verdict: "self", receivedAt: 9_900 }),
    hit({ id: 6, verdict: "unconfirmed", receivedAt: 500, family: "Apple Mail" }),
  ]);
  expect(engagement).toEqual({
    state: "clicked",
    opens: { person: 2, unconfirmed: 1, machine: 0, self: 1 },
    clicks: { person: 1, unconfirmed: 0, machine: 1, self: 0 },
    firstOpenedAt: 3_000,
    lastOpenedAt: 9_500,
    firstClickedAt: 9_500,
    lastClickedAt: 9_500,
    repliedAt: null,
    bouncedAt: null,
    clicksByLink: { 2: 1 },
    clients: ["Chrome", "Gmail"],
    whoIsKnown: false,
  } satisfies Engagement);
});

test.each([
  ["machine", "open", "sent"],
  ["machine", "click", "sent"],
  ["self", "open", "sent"],
  ["self", "click", "sent"],
  ["unconfirmed", "open", "unconfirmed"],
  ["unconfirmed", "click", "unconfirmed"],
  ["person", "open", "opened"],
  ["person", "click", "clicked"],
] as const)("a %s's %s makes it %s", (verdict, kind, state) => {
  expect(fold(facts, [hit({ verdict, kind })]).state).toBe(state);
});

test("a person's click implies an open", () => {
  const engagement = fold(facts, [
    hit({ id: 1, kind: "click", receivedAt: 5_000 }),
    hit({ id: 2, receivedAt: 7_000 }),
  ]);
  expect(engagement).toMatchObject({
    firstOpenedAt: 5_000,
    lastOpenedAt: 7_000,
    opens: { person: 1 },
  });
});

test("a reply is the strongest and implies an open", () => {
  const replied = fold({ ...facts, repliedAt: 60_000 }, []);
  expect(replied).toMatchObject({ state: "replied", firstOpenedAt: 60_000, repliedAt: 60_000 });
  const machineOnly = [hit({ verdict: "machine", receivedAt: 1 })];
  expect(fold({ ...facts, repliedAt: 60_000 }, machineOnly).firstOpenedAt).toBe(60_000);
});

test("a reply whose time was cut to the minute does not lie before the mail", () => {
  const engagement = fold({ ...facts, sentAt: 80_000, repliedAt: 60_000 }, []);
  expect(engagement).toMatchObject({ repliedAt: 80_000, firstOpenedAt: 80_000 });
});

test("the order of events does not matter, and neither do repeated ones", () => {
  const shuffled = hits.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length }),
      fc.subarray(list),
    ),
  );
  fc.assert(
    fc.property(someFacts, shuffled, (known, [list, others, repeated]) => {
      const engagement = fold(known, list);
      expect(fold(known, others)).toEqual(engagement);
      expect(fold(known, [...repeated, ...others, ...repeated])).toEqual(engagement);
      expect(engagementSchema.parse(engagement)).toEqual(engagement);
    }),
  );
});

test("a late event only ever strengthens the state, and never moves the first open later", () => {
  const states = engagementSchema.shape.state.options;
  fc.assert(
    fc.property(someFacts, hits, (known, list) => {
      let before = fold(known, []);
      for (let length = 1; length <= list.length; length++) {
        const after = fold(known, list.slice(0, length));
        expect(states.indexOf(after.state)).toBeGreaterThanOrEqual(states.indexOf(before.state));
        expect(after.firstOpenedAt ?? Infinity).toBeLessThanOrEqual(
          before.firstOpenedAt ?? Infinity,
        );
        before = after;
      }
    }),
  );
});

test("machines' and the sender's own hits change nothing but their counts", () => {
  fc.assert(
    fc.property(someFacts, hits, (known, list) => {
      const counted = list.filter(
        ({ verdict }) => verdict === "person" || verdict === "unconfirmed",
      );
      const { opens: _, clicks: __, ...all } = fold(known, list);
      const { opens: ___, clicks: ____, ...few } = fold(known, counted);
      expect(all).toEqual(few);
    }),
  );
});

test("a thread of one mail is that mail, and of none is one that was sent", () => {
  fc.assert(
    fc.property(someFacts, hits, (known, list) => {
      const engagement = fold(known, list);
      expect(mergeEngagements([engagement])).toEqual(engagement);
    }),
  );
  expect(mergeEngagements([])).toEqual(fold(facts, []));
});

test("a thread is its mails together, in any order", () => {
  const first = fold(facts, [hit({ id: 1, receivedAt: 4_000, family: "Gmail" })]);
  const second = fold({ ...facts, recipients: 2, repliedAt: 3_000 }, [
    hit({ id: 2, kind: "click", receivedAt: 2_500 }),
    hit({ id: 3, verdict: "machine" }),
  ]);
  const thread = {
    state: "replied",
    opens: { person: 1, unconfirmed: 0, machine: 1, self: 0 },
    clicks: { person: 1, unconfirmed: 0, machine: 0, self: 0 },
    firstOpenedAt: 2_500,
    lastOpenedAt: 4_000,
    firstClickedAt: 2_500,
    lastClickedAt: 2_500,
    repliedAt: 3_000,
    bouncedAt: null,
    clicksByLink: { 1: 1 },
    clients: ["Gmail", "Chrome"],
    whoIsKnown: false,
  } satisfies Engagement;
  expect(mergeEngagements([first, second])).toEqual(thread);
  expect(mergeEngagements([second, first])).toEqual(thread);
});

test("the order of a thread's mails does not matter", () => {
  const mails = fc.array(fc.tuple(someFacts, hits), { maxLength: 4 });
  fc.assert(
    fc.property(mails, (list) => {
      const engagements = list.map(([known, events]) => fold(known, events));
      expect(mergeEngagements(engagements.toReversed())).toEqual(mergeEngagements(engagements));
    }),
  );
});
