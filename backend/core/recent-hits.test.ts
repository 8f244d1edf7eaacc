import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { messageIdSchema, senderIdSchema, type SenderId } from "../../shared/ids.ts";
import { NOTHING_RECENT } from "../../shared/verdict/hit-facts.ts";
import { RULE_SET } from "../../shared/verdict/rule-set.ts";
import { ANNA, BORIS } from "./example-event.ts";
import { createManualTimers } from "./manual-timers.ts";
import {
  createRecentHits,
  MOST_AT_ONCE,
  MOST_HITS_OF_A_SENDER,
  MOST_SENDERS,
  type NotedHit,
} from "./recent-hits.ts";

const HOME = "91.64.1.1";
const mail = (number: number) => messageIdSchema.parse(`mail${String(number).padStart(7, "0")}`);

function setUp() {
  const timers = createManualTimers();
  let sweeping = 0;
  const recent = createRecentHits({
    clock: timers.now,
    timers: {
      ...timers,
      every(ms, run) {
        const cancel = timers.every(ms, run);
        sweeping++;
        return () => {
          sweeping--;
          cancel();
        };
      },
    },
  });
  const open = (hit: Partial<NotedHit> = {}) =>
    recent.note({
      sid: ANNA,
      messageId: mail(1),
      recipient: 0,
      kind: "open",
      link: 0,
      address: HOME,
      ...hit,
    });
  const click = (link: number, hit: Partial<NotedHit> = {}) =>
    open({ kind: "click", link, ...hit });
  return { open, click, recent, timers, sweeping: () => sweeping };
}

describe("links of one mail", () => {
  test("are counted while one client follows them within 3 s", () => {
    const { click, timers } = setUp();
    expect(click(1).linksAtOnce).toBe(1);
    timers.advance(1_000);
    expect(click(2).linksAtOnce).toBe(2);
    expect(click(2).linksAtOnce).toBe(2);
    timers.advance(2_000);
    expect(click(3).linksAtOnce).toBe(3);
    timers.advance(2_000);
    expect(click(4).linksAtOnce).toBe(2);
    timers.advance(3_001);
    expect(click(5).linksAtOnce).toBe(1);
  });

  test("do not count from another client, in another mail, of another sender, or when they are pixels", () => {
    const { click, open } = setUp();
    click(1, { address: "91.64.1.2" });
    click(2, { messageId: mail(2) });
    click(3, { sid: BORIS });
    expect(open().linksAtOnce).toBe(0);
    expect(click(4).linksAtOnce).toBe(1);
  });
});

describe("mails of one sender", () => {
  test("are counted while they are asked for from one network within 5 s", () => {
    const { open, click, timers } = setUp();
    expect(open().mailsAtOnce).toBe(1);
    timers.advance(2_500);
    expect(open({ messageId: mail(2), address: "91.64.1.200" }).mailsAtOnce).toBe(2);
    timers.advance(2_500);
    expect(click(1, { messageId: mail(3) }).mailsAtOnce).toBe(3);
    expect(click(1, { messageId: mail(3) }).mailsAtOnce).toBe(3);
    timers.advance(2_501);
    expect(open({ messageId: mail(4) }).mailsAtOnce).toBe(2);
  });

  test("do not count from another network or of another sender", () => {
    const { open } = setUp();
    open({ messageId: mail(2), address: "91.64.2.1" });
    open({ messageId: mail(3), address: "2a02:810a::1" });
    open({ messageId: mail(4), sid: BORIS });
    expect(open().mailsAtOnce).toBe(1);
  });

  test.each([
    ["2a02:810a:1::1", "2a02:810a:1:ffff::2", 2],
    ["2a02:810a:1::1", "2a02:810a:2::1", 1],
    ["91.64.1.1", "91.64.1.255", 2],
    ["91.64.1.1", "91.64.2.1", 1],
    ["0.0.0.0", "::", 1],
  ])("%s and %s make %i", (first, second, mails) => {
    const { open } = setUp();
    open({ address: first });
    expect(open({ address: second, messageId: mail(2) }).mailsAtOnce).toBe(mails);
  });
});

test("repeats are counted for a minute, of one client and one URL", () => {
  const { open, click, timers } = setUp();
  expect(open().repeats).toBe(0);
  expect(open().repeats).toBe(1);
  expect([
    open({ recipient: 1 }).repeats,
    open({ address: "91.64.1.2" }).repeats,
    open({ messageId: mail(2) }).repeats,
    click(1).repeats,
    click(2).repeats,
  ]).toEqual([0, 0, 0, 0, 0]);
  timers.advance(60_000);
  expect(open().repeats).toBe(2);
  timers.advance(60_001);
  expect(open().repeats).toBe(0);
});

test.each(["", "proxied", "unknown", "1.2.3"])("clients at %o cannot be told apart", (address) => {
  const { open, click, recent } = setUp();
  for (let number = 0; number < 5; number++) {
    expect(open({ address, messageId: mail(number) })).toEqual(NOTHING_RECENT);
    expect(click(number, { address })).toEqual({ ...NOTHING_RECENT, linksAtOnce: 1 });
  }
  expect(recent.size()).toBe(0);
});

test("nothing is remembered for much longer than a minute, and then nothing runs any more", () => {
  const { open, recent, timers, sweeping } = setUp();
  open();
  timers.advance(30_000);
  open({ sid: BORIS });
  timers.advance(35_000);
  expect([recent.size(), sweeping()]).toEqual([1, 1]);
  timers.advance(30_000);
  expect([recent.size(), sweeping()]).toEqual([0, 0]);
  open();
  expect([recent.size(), sweeping()]).toEqual([1, 1]);
});

test("whoever asks however often, the memory has a bound, and so has what is told", () => {
  const sid = fc.constantFrom<SenderId>(ANNA, BORIS);
  const hit = fc.record({
    sid,
    messageId: fc.nat(50).map(mail),
    recipient: fc.nat(2),
    kind: fc.constantFrom("open", "click"),
    link: fc.nat(80),
    address: fc.oneof(fc.constant(HOME), fc.ipV4(), fc.ipV6(), fc.constant("")),
  });
  const step = fc.record({ hit, wait: fc.constantFrom(0, 0, 0, 10, 4_000, 61_000, -5_000) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
      const timers = createManualTimers();
      let shift = 0;
      const recent = createRecentHits({ clock: () => timers.now() + shift, timers });
      for (const { hit: noted, wait } of steps) {
        if (wait < 0) shift += wait;
        else timers.advance(wait);
        const facts = recent.note(noted);
        expect(facts.linksAtOnce).toBeGreaterThanOrEqual(noted.kind === "open" ? 0 : 1);
        expect(facts.linksAtOnce).toBeLessThanOrEqual(noted.kind === "open" ? 0 : MOST_AT_ONCE);
        expect(facts.mailsAtOnce).toBeGreaterThanOrEqual(1);
        expect(facts.mailsAtOnce).toBeLessThanOrEqual(MOST_AT_ONCE);
        expect(facts.repeats).toBeLessThanOrEqual(MOST_HITS_OF_A_SENDER);
        expect(recent.size()).toBeLessThanOrEqual(2 * MOST_HITS_OF_A_SENDER);
      }
      shift = 0;
      timers.advance(130_000);
      expect(recent.size()).toBe(0);
    }),
    { numRuns: 100 },
  );
});

test("of too many senders the ones that were quiet longest are forgotten", () => {
  const { open, recent } = setUp();
  const senderOf = (number: number) =>
    senderIdSchema.parse(
      number.toString(2).padStart(11, "0").replaceAll("0", "a").replaceAll("1", "b"),
    );
  open();
  for (let number = 0; number < MOST_SENDERS; number++) open({ sid: senderOf(number) });
  expect(recent.size()).toBe(MOST_SENDERS);
  expect(open().repeats).toBe(0);
  expect(open({ sid: senderOf(MOST_SENDERS - 1) }).repeats).toBe(1);
});

test("enough is remembered for every rule that asks for it", () => {
  const asked = RULE_SET.rules.flatMap(({ when }) => when.recent ?? []);
  expect(asked.length).toBeGreaterThan(0);
  for (const { linksAtOnce = 0, mailsAtOnce = 0, repeats = 0 } of asked) {
    expect(Math.max(linksAtOnce, mailsAtOnce)).toBeLessThanOrEqual(MOST_AT_ONCE);
    // Half of it may be of other mails.
    expect(repeats).toBeLessThanOrEqual(MOST_HITS_OF_A_SENDER / 2);
  }
});
