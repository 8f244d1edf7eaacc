import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordFinder } from "./confidential.ts";
import { decideTracking, type MailFacts, overruleAll, type Wish } from "./decide-tracking.ts";
import { ruleFor } from "./never-track.ts";

const rules = {
  neverTrack: ruleFor(["legal.example", "bob@example.org"]),
  confidential: wordFinder(["secret"]),
};
const both: Wish = { opens: true, links: true, from: "last", overruled: new Set() };
const ada = { email: "ada@example.org", name: "Ada" };
const bob = { email: "Bob@example.org", name: "Bob" };
const lea = { email: "lea@legal.example", name: "" };

function mail(changes: Partial<MailFacts> = {}): MailFacts {
  return { recipients: [ada], subject: "Offer", text: () => "Hi", isPlainText: false, ...changes };
}

describe("decideTracking", () => {
  it("does what is wished where nothing hinders", () => {
    const wish: Wish = { ...both, links: false, from: "mailbox" };
    expect(decideTracking(mail(), wish, "ready", rules)).toEqual({
      opens: true,
      links: false,
      isWished: true,
      why: { is: "wished", from: "mailbox" },
      hindrance: null,
      isOverruled: false,
    });
  });

  it("says which rule names which recipient, by name where there is one", () => {
    const named = decideTracking(mail({ recipients: [ada, bob, lea] }), both, "ready", rules);
    const why = { is: "never-track", who: "Bob", rule: "bob@example.org" };
    expect(named).toMatchObject({ opens: false, links: false, why, hindrance: why });
    expect(decideTracking(mail({ recipients: [lea] }), both, "ready", rules).why).toMatchObject({
      who: "lea@legal.example",
    });
  });

  it("finds confidential words in the subject and in the text", () => {
    const why = { is: "confidential", word: "secret" };
    for (const facts of [mail({ subject: "Top Secret" }), mail({ text: () => "a secret" })])
      expect(decideTracking(facts, both, "ready", rules)).toMatchObject({ opens: false, why });
  });

  it("asks for the text only where there are confidential words", () => {
    const text = (): string => {
      throw new Error("read for nothing");
    };
    const without = { ...rules, confidential: null };
    expect(decideTracking(mail({ text }), both, "ready", without).opens).toBe(true);
  });

  it("is overruled for what hindered then, and for nothing that comes later", () => {
    const facts = mail({ recipients: [bob] });
    const wish = { ...both, overruled: overruleAll(facts, rules) };
    expect(decideTracking(facts, wish, "ready", rules)).toMatchObject({
      opens: true,
      links: true,
      isOverruled: true,
      hindrance: { rule: "bob@example.org" },
    });
    expect(decideTracking(mail({ recipients: [bob, lea] }), wish, "ready", rules)).toMatchObject({
      opens: false,
      isOverruled: false,
      why: { rule: "legal.example" },
    });
    expect(decideTracking({ ...facts, subject: "Secret" }, wish, "ready", rules).opens).toBe(false);

    const words = { ...rules, confidential: wordFinder(["secret", "salary"]) };
    const secret = mail({ subject: "Secret" });
    const despite = { ...both, overruled: overruleAll(secret, words) };
    expect(decideTracking(secret, despite, "ready", words).opens).toBe(true);
    const more = { ...secret, text: () => "Your salary" };
    expect(decideTracking(more, despite, "ready", words)).toMatchObject({
      opens: false,
      why: { word: "salary" },
    });
  });

  it("names what is impossible first, then the wish, then the rules", () => {
    const facts = mail({ recipients: [bob], isPlainText: true });
    const nothing: Wish = { ...both, opens: false, links: false, from: "mail" };
    expect(decideTracking(facts, nothing, "paused", rules).why).toEqual({ is: "paused" });
    expect(decideTracking(facts, nothing, "ready", rules).why).toEqual({ is: "plain-text" });
    expect(decideTracking({ ...facts, isPlainText: false }, nothing, "ready", rules)).toMatchObject(
      { why: { is: "wished", from: "mail" }, isWished: false, hindrance: { is: "never-track" } },
    );
  });

  it("never tracks what is not wished, nor anything against a rule that stands", () => {
    const people = fc.subarray([ada, bob, lea]);
    fc.assert(
      fc.property(
        people,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom("Offer", "Secret"),
        fc.constantFrom("ready", "paused", "not-paired", "reloaded"),
        (recipients, opens, links, isPlainText, subject, state) => {
          const facts = mail({ recipients, isPlainText, subject });
          const decided = decideTracking(facts, { ...both, opens, links }, state, rules);
          const isFree =
            state === "ready" &&
            !isPlainText &&
            subject === "Offer" &&
            recipients.every((one) => one === ada);
          expect(decided.opens).toBe(opens && isFree);
          expect(decided.links).toBe(links && isFree);
          expect(decided.isWished).toBe(opens || links);
          const all = { ...both, opens, links, overruled: overruleAll(facts, rules) };
          const despite = decideTracking(facts, all, state, rules);
          expect(despite.opens).toBe(opens && state === "ready" && !isPlainText);
        },
      ),
    );
  });
});
