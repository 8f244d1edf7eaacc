import { describe, expect, test } from "vitest";
import { gmail, hit, minutes, scanner, seconds } from "./engagement.fixture.ts";
import { foldEngagement, type Engagement } from "./engagement.ts";
import type { Verdict } from "./event.ts";
import { messageFacts } from "./message-facts.fixture.ts";

const facts = messageFacts();
const none: Record<Verdict, number> = { person: 0, unconfirmed: 0, machine: 0, self: 0 };

const fold = (...args: Parameters<typeof foldEngagement>): Engagement =>
  foldEngagement(...args).engagement;

describe("one mail", () => {
  test("nothing happened yet", () => {
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

  test("a story: readings, a click and a scanner in between", () => {
    const engagement = fold({ ...facts, recipients: 2, bouncedAt: seconds(9) }, [
      hit({ id: 1, ...scanner, kind: "click", link: 2, receivedAt: seconds(8) }),
      hit({ id: 2, ...gmail, receivedAt: minutes(10) }),
      hit({ id: 3, ...gmail, receivedAt: minutes(11) }),
      hit({ id: 4, ...gmail, receivedAt: minutes(30) }),
      hit({ id: 5, kind: "click", link: 2, receivedAt: minutes(31) }),
      hit({ id: 6, verdict: "self", receivedAt: minutes(32) }),
      hit({ id: 7, verdict: "unconfirmed", receivedAt: minutes(90), family: "Apple Mail" }),
    ]);
    expect(engagement).toEqual({
      state: "clicked",
      opens: { person: 2, unconfirmed: 1, machine: 0, self: 1 },
      clicks: { person: 1, unconfirmed: 0, machine: 1, self: 0 },
      firstOpenedAt: minutes(10),
      lastOpenedAt: minutes(31),
      firstClickedAt: minutes(31),
      lastClickedAt: minutes(31),
      repliedAt: null,
      bouncedAt: seconds(9),
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
      hit({ id: 1, kind: "click", receivedAt: minutes(5) }),
      hit({ id: 2, receivedAt: minutes(7) }),
    ]);
    expect(engagement).toMatchObject({
      firstOpenedAt: minutes(5),
      lastOpenedAt: minutes(7),
      opens: { person: 1 },
    });
  });

  test("a reply is the strongest and implies an open", () => {
    const repliedAt = minutes(1);
    const replied = fold({ ...facts, repliedAt }, []);
    expect(replied).toMatchObject({ state: "replied", firstOpenedAt: repliedAt, repliedAt });
    const machineOnly = [hit({ verdict: "machine", receivedAt: 1 })];
    expect(fold({ ...facts, repliedAt }, machineOnly).firstOpenedAt).toBe(repliedAt);
  });

  test("a reply whose time was cut to the minute does not lie before the mail", () => {
    const engagement = fold({ ...facts, sentAt: 80_000, repliedAt: 60_000 }, []);
    expect(engagement).toMatchObject({ repliedAt: 80_000, firstOpenedAt: 80_000 });
  });

  test("a judgement is as sure as the evidence that decided it", () => {
    const { judgements } = foldEngagement(facts, [
      hit({ id: 1, ...gmail }),
      hit({ id: 2, reasons: ["a code of a newer server"] }),
      hit({ id: 3, reasons: [] }),
    ]);
    expect([...judgements.values()]).toEqual([
      { verdict: "person", reasons: ["mail-program-proxy"], confidence: "likely" },
      { verdict: "person", reasons: ["a code of a newer server"], confidence: "possible" },
      { verdict: "person", reasons: [], confidence: "possible" },
    ]);
  });
});
