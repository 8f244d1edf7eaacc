import { describe, expect, it } from "vitest";
import type { ExplainedHit } from "../../messages.ts";
import { readingOf } from "./reading.ts";
import { explainedHit } from "./explained.fixture.ts";

const read = (...hits: ReturnType<typeof explainedHit>[]) => readingOf(hits);

describe("a reading", () => {
  it("is as strong as its strongest hit, and keeps its id while it grows", () => {
    const first = explainedHit({ at: 1, verdict: "unconfirmed", reasons: ["gmail-proxy-at-once"] });
    const second = explainedHit({ at: 9, verdict: "person" });
    expect(read(second, first)).toMatchObject({
      id: first.eventId,
      verdict: "person",
      at: 9,
      fetches: 2,
      correctable: [first.eventId, second.eventId],
      corrected: [],
      offer: null,
    });
  });

  it.each([
    [null, "open", "Opened"],
    ["https://www.shop.example.com/pricing/?q=1#a", "click", "Clicked shop.example.com/pricing"],
    [null, "click", "Clicked a link"],
  ] as const)("to %s by %s is told as: %s", (destination, kind, what) => {
    expect(read(explainedHit({ destination, kind })).what).toBe(what);
  });

  it("that was corrected can be undone, and offers the others by the same client", () => {
    const own: Partial<ExplainedHit> = {
      verdict: "self",
      reasons: ["that-was-me"],
      correction: "event",
    };
    const [first, second] = [explainedHit({ ...own, at: 1 }), explainedHit({ ...own, similar: 3 })];
    expect(read(first, second)).toMatchObject({
      verdict: "self",
      correctable: [],
      corrected: [first.eventId, second.eventId],
      offer: { eventId: second.eventId, others: 3, isShared: false },
    });
  });

  it("that is the rep’s by what was said of another is undone there", () => {
    const said = explainedHit();
    const own: Partial<ExplainedHit> = { verdict: "self", reasons: ["same-as-that-was-me"] };
    expect(read(explainedHit({ ...own, taughtBy: said.eventId }))).toMatchObject({
      correctable: [],
      corrected: [],
      taughtBy: said.eventId,
      offer: null,
    });
  });

  it("that was corrected in part can be corrected for the rest", () => {
    const own = explainedHit({
      verdict: "self",
      reasons: ["that-was-me"],
      correction: "event",
      similar: 1,
    });
    const other = explainedHit();
    expect(read(own, other)).toMatchObject({
      verdict: "person",
      correctable: [other.eventId],
      offer: null,
    });
  });

  it("offers nothing more where the same client's are the rep's already", () => {
    const own = explainedHit({
      verdict: "self",
      reasons: ["that-was-me"],
      correction: "same-client",
    });
    expect(read(own)).toMatchObject({ offer: null, corrected: [own.eventId] });
  });
});
