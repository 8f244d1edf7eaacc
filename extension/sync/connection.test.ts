import { expect, test } from "vitest";
import { connectionState, isPullDue, type ConnectionFacts } from "./connection.ts";

test("the state follows from both ways to the server", () => {
  const facts = {
    paired: true,
    push: false,
    problem: null,
    stream: "closed",
    pull: "none",
    troubles: [],
    lastPullAt: null,
    refusedAt: null,
  } as const;
  const state = (news: Partial<ConnectionFacts>) => {
    const { state, via } = connectionState({ ...facts, ...news });
    return via === null ? state : `${state} ${via}`;
  };
  expect(state({})).toBe("connecting");
  expect(state({ stream: "open", pull: "failed" })).toBe("offline");
  expect(state({ stream: "unauthorized" })).toBe("unauthorized");
  expect(state({ stream: "open" })).toBe("live stream");
  expect(state({ push: true })).toBe("connecting");
  expect(state({ push: true, pull: "succeeded" })).toBe("live push");
  expect(state({ push: true, pull: "failed" })).toBe("offline");
  expect(state({ push: true, pull: "unauthorized" })).toBe("unauthorized");
});

test("the alarm pulls every 10 minutes while push works, and always else", () => {
  const live = {
    state: "live",
    via: "push",
    problem: null,
    troubles: [],
    since: 0,
    lastPullAt: 1_000_000,
    refusedAt: null,
  } as const;
  expect(isPullDue(live, 1_000_000 + 599_999)).toBe(false);
  expect(isPullDue(live, 1_000_000 + 600_000)).toBe(true);
  // The clock was set back.
  expect(isPullDue(live, 0)).toBe(true);
  expect(isPullDue({ ...live, lastPullAt: null }, 1_000_000)).toBe(true);
  expect(isPullDue({ ...live, via: "stream" }, 1_000_000)).toBe(true);
  expect(isPullDue({ ...live, state: "offline", via: null }, 1_000_000)).toBe(true);
});

test("a server that shuts this browser out is not asked every half minute for ever", () => {
  const refused = {
    state: "unauthorized",
    via: null,
    problem: "account-disabled",
    troubles: [],
    since: 0,
    lastPullAt: null,
    refusedAt: 1_000_000,
  } as const;
  expect(isPullDue(refused, 1_000_000 + 599_999)).toBe(false);
  expect(isPullDue(refused, 1_000_000 + 600_000)).toBe(true);
  // The stream was refused; the log says more.
  expect(isPullDue({ ...refused, refusedAt: null }, 1_000_000)).toBe(true);
});
