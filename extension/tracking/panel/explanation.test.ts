import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MessageExplanation, ThreadStatus } from "../../messages.ts";
import { type Explanation, followExplanation, type PanelState } from "./explanation.ts";
import { explained, explainedHit } from "./explained.fixture.ts";

const mail = { threadId: "t", messageId: "m" };
const before = explained([[explainedHit()]]);
const after = explained([]);

function follow() {
  const controller = new AbortController();
  const shown: PanelState[] = [];
  const corrections: unknown[] = [];
  const answers = {
    explain: async (): Promise<MessageExplanation | null> => before,
    correct: async (): Promise<MessageExplanation | null> => after,
  };
  let actions: Explanation | null = null;
  let changed: (status: ThreadStatus) => void = () => undefined;
  let asked = 0;
  followExplanation({
    mail,
    signal: controller.signal,
    link: {
      explainMessage: () => {
        asked += 1;
        return answers.explain();
      },
      correctHit: (correction) => {
        corrections.push(correction);
        return answers.correct();
      },
    },
    book: {
      follow: (_threadId, handler) => {
        changed = handler;
      },
    },
    show: (state, given) => {
      shown.push(state);
      actions = given;
    },
  });
  return {
    answers,
    shown,
    corrections,
    asked: () => asked,
    close: () => controller.abort(),
    actions: (): Explanation => {
      if (actions === null) throw new Error("nothing was shown");
      return actions;
    },
    status: (opens: number) =>
      changed({
        threadId: "t",
        engagement: after.engagement,
        messages: { m: { ...after.engagement, firstOpenedAt: opens } },
      }),
    last: () => shown.at(-1),
  };
}

const known = (explanation: MessageExplanation, problem = false): PanelState => ({
  kind: "known",
  explanation,
  busy: false,
  problem,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());
const settle = () => vi.advanceTimersByTimeAsync(2_000);

describe("the explanation of a mail", () => {
  it("loads, and asks again only when the mail's own status changes", async () => {
    const panel = follow();
    expect(panel.shown).toEqual([{ kind: "loading" }]);
    await settle();
    expect(panel.last()).toEqual(known(before));
    panel.status(0);
    panel.status(0);
    await settle();
    expect(panel.asked()).toBe(1);
    panel.answers.explain = async () => after;
    panel.status(1);
    await settle();
    expect([panel.asked(), panel.last()]).toEqual([2, known(after)]);
  });

  it("says when the background does not answer, and tries again when it is told to", async () => {
    const panel = follow();
    panel.answers.explain = async () => Promise.reject(new Error("no worker"));
    await settle();
    // The first request had left already when it was changed.
    panel.actions().reload();
    await settle();
    expect(panel.last()).toEqual({ kind: "failed" });
    panel.answers.explain = async () => before;
    panel.actions().reload();
    expect(panel.last()).toEqual({ kind: "loading" });
    await settle();
    expect(panel.last()).toEqual(known(before));
  });

  it("says when the mail is not known", async () => {
    const panel = follow();
    await settle();
    panel.answers.explain = async () => null;
    panel.actions().reload();
    await settle();
    expect(panel.last()).toEqual({ kind: "untracked" });
  });

  it("corrects every hit of a reading, one at a time, and is busy meanwhile", async () => {
    const panel = follow();
    await settle();
    const [first, second] = [explainedHit().eventId, explainedHit().eventId];
    panel.actions().correct([first, second], "event");
    panel.actions().correct([first], null);
    expect(panel.last()).toMatchObject({ kind: "known", busy: true });
    await settle();
    const { messageId } = before;
    expect(panel.corrections).toEqual([
      { messageId, eventId: first, scope: "event" },
      { messageId, eventId: second, scope: "event" },
    ]);
    expect(panel.last()).toEqual(known(after));
  });

  it.each([
    ["is refused", async () => null],
    ["is not answered", async () => Promise.reject(new Error("no worker"))],
  ])("says when a correction %s, and shows what is true then", async (_, correct) => {
    const panel = follow();
    await settle();
    panel.answers.correct = correct;
    panel.answers.explain = async () => after;
    panel.actions().correct([explainedHit().eventId], "event");
    await settle();
    expect(panel.last()).toEqual(known(after, true));
    panel.answers.correct = async () => before;
    panel.actions().correct([explainedHit().eventId], "event");
    await settle();
    expect(panel.last()).toEqual(known(before));
  });

  it("takes what a correction gave for newer than what was asked before it", async () => {
    const panel = follow();
    await settle();
    const slow = Promise.withResolvers<MessageExplanation | null>();
    const answer = Promise.withResolvers<MessageExplanation | null>();
    panel.answers.explain = () => slow.promise;
    panel.status(1);
    panel.status(2);
    panel.answers.correct = () => answer.promise;
    panel.actions().correct([explainedHit().eventId], "event");
    slow.resolve(before);
    await settle();
    expect(panel.last()).toMatchObject({ busy: true });
    panel.answers.explain = async () => after;
    answer.resolve(after);
    await settle();
    expect(panel.last()).toEqual(known(after));
  });

  it("shows nothing more once it is closed", async () => {
    const panel = follow();
    panel.close();
    await settle();
    expect(panel.shown).toEqual([{ kind: "loading" }]);
  });
});
