import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { manualClock } from "../sync/manual-clock.ts";
import type { FirebaseAccounts, FirebaseProblem, FreshToken } from "./firebase-accounts.ts";
import { createIdTokens } from "./id-tokens.ts";
import { project } from "./samples.ts";

const minute = 60_000;

beforeEach(() => fakeBrowser.reset());

function setUp() {
  const clock = manualClock();
  const answers: (FirebaseProblem | Promise<never>)[] = [];
  let made = 0;
  const accounts: Pick<FirebaseAccounts, "freshToken"> = {
    freshToken: async () => {
      const answer = answers.shift();
      if (answer !== undefined) return answer;
      made += 1;
      const token: FreshToken = {
        kind: "token",
        token: `token ${made}`,
        expiresAt: clock.now() + 60 * minute,
      };
      return token;
    },
  };
  const deps = { accounts, now: clock.now, after: clock.after };
  const tokens = createIdTokens(deps);
  return {
    clock,
    answers,
    tokens,
    wakeAgain: () => createIdTokens(deps),
    bearer: (fresh = false) => tokens.bearer("me", project, fresh),
  };
}

const token = (number: number) => ({ kind: "bearer", token: `token ${number}` });

test("keeps a token until shortly before it expires, also when the worker dies", async () => {
  const { bearer, clock, wakeAgain } = setUp();
  expect(await bearer()).toEqual(token(1));
  clock.advance(54 * minute);
  expect(await wakeAgain().bearer("me", project, false)).toEqual(token(1));
  clock.advance(minute);
  expect(await bearer()).toEqual(token(2));
});

test("renews it when the server takes it for expired, once for all who ask", async () => {
  const { bearer } = setUp();
  await bearer();
  expect(await Promise.all([bearer(true), bearer(true)])).toEqual([token(2), token(2)]);
  expect(await bearer()).toEqual(token(2));
});

test("renews it after the clock was set back", async () => {
  const { bearer, tokens, clock } = setUp();
  clock.advance(100 * minute);
  await tokens.keep("me", "early");
  expect(await bearer()).toEqual({ kind: "bearer", token: "early" });
  clock.advance(-90 * minute);
  expect(await bearer()).toEqual(token(1));
});

test("never gives one account the token of another", async () => {
  const { bearer, tokens } = setUp();
  await tokens.keep("somebody else", "theirs");
  expect(await bearer()).toEqual(token(1));
});

test("comes with a sign-in, and goes with a sign-out", async () => {
  const { bearer, tokens } = setUp();
  await tokens.keep("me", "signed in");
  expect(await bearer()).toEqual({ kind: "bearer", token: "signed in" });
  await tokens.forget();
  expect(await bearer()).toEqual(token(1));
});

test("a renewal that ends after the sign-out leaves nothing behind", async () => {
  const { bearer, tokens } = setUp();
  const late = bearer();
  await tokens.forget();
  expect(await late).toEqual(token(1));
  expect(await bearer()).toEqual(token(2));
});

test.each([
  [{ kind: "google-unreachable" }, { kind: "unreachable" }],
  [{ kind: "misconfigured", code: "auth/invalid-api-key" }, { kind: "unreachable" }],
  [{ kind: "token-revoked" }, { kind: "refused", problem: "token-revoked" }],
  [{ kind: "account-disabled" }, { kind: "refused", problem: "account-disabled" }],
  [{ kind: "signed-out" }, { kind: "refused", problem: "signed-out" }],
] as const)("%j is not a sign-out unless it is one", async (problem, expected) => {
  const { bearer, answers } = setUp();
  answers.push(problem);
  expect(await bearer()).toMatchObject(expected);
  expect(await bearer()).toEqual(token(1));
});

test("remembers why Google ended the sign-in, which it says once only", async () => {
  const { bearer, answers, wakeAgain, tokens } = setUp();
  answers.push({ kind: "account-disabled" }, { kind: "signed-out" }, { kind: "signed-out" });
  const disabled = { kind: "refused", problem: "account-disabled" };
  expect(await bearer()).toEqual(disabled);
  expect(await wakeAgain().bearer("me", project, false)).toEqual(disabled);
  expect(await tokens.bearer("somebody else", project, false)).toMatchObject({
    problem: "signed-out",
  });
  await tokens.keep("me", "signed in");
  answers.push({ kind: "signed-out" });
  expect(await bearer(true)).toMatchObject({ problem: "signed-out" });
});

test("does not wait for Google for ever", async () => {
  const { bearer, answers, clock } = setUp();
  answers.push(new Promise<never>(() => {}));
  const late = bearer();
  await expect.poll(clock.waiting).toBe(1);
  clock.advance(15_000);
  expect(await late).toMatchObject({ kind: "unreachable" });
});
