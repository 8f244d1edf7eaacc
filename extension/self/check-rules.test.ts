import { describe, expect, test } from "vitest";
import { senderIdSchema } from "../../shared/ids.ts";
import { account } from "../db/samples.ts";
import { manualClock } from "../sync/manual-clock.ts";
import { checkRules, isCheckDue } from "./check-rules.ts";
import { fakeRules } from "./fake-rules.ts";
import { installOwnTrafficRules } from "./install-rules.ts";
import { ownTrafficRules } from "./own-traffic-rules.ts";
import { protection } from "./protection.ts";

const { sid } = account;
const other = senderIdSchema.parse("zzzzzzzzzzz");
const origin = "https://t.example.com";
const access = ["t.example.com"];
const now = () => 42;
const { after } = manualClock();
const fine = { fault: null, host: null, checkedAt: 42 };

const check = ({ rules }: ReturnType<typeof fakeRules>, senders = [sid]) =>
  checkRules({ rules, now, after }, senders, origin);

describe("checkRules", () => {
  test("finds rules that are right, and leaves them alone", async () => {
    const browser = fakeRules([...ownTrafficRules(sid), ...ownTrafficRules(other, 1)], { access });
    expect(await check(browser)).toEqual({ state: "in-place", ...fine });
    expect(browser.world.updates).toBe(0);
  });

  test("of a browser that is and was nobody's has nothing to say", async () => {
    const browser = fakeRules();
    expect(await checkRules({ rules: browser.rules, now, after }, [], null)).toEqual({
      state: "unknown",
      ...fine,
    });
  });

  test.each([
    ["all of them were taken away", []],
    ["one was taken away", ownTrafficRules(sid).slice(1)],
    [
      "one says something else",
      ownTrafficRules(sid).map((rule) =>
        rule.id === 1 ? { ...rule, condition: { ...rule.condition, tabIds: [7] } } : rule,
      ),
    ],
    [
      "another one lifts them",
      [
        ...ownTrafficRules(sid),
        { id: 99, priority: 9, action: { type: "allow" }, condition: { urlFilter: "/o/" } },
      ],
    ],
    [
      "they are an earlier version's",
      [1, 2, 3, 4].map((id) => ({ ...ownTrafficRules(sid)[0], ...ownTrafficRules(sid)[id], id })),
    ],
  ] as const)("restores them when %s", async (_, installed) => {
    const browser = fakeRules(installed as ReturnType<typeof ownTrafficRules>, { access });
    expect(await check(browser)).toEqual({ state: "restored", ...fine });
    expect(browser.installed().toSorted((a, b) => a.id - b.id)).toEqual(ownTrafficRules(sid));
    expect(await check(browser)).toEqual({ state: "in-place", ...fine });
  });

  test("takes away rules for this session, of which we have none", async () => {
    const browser = fakeRules(ownTrafficRules(sid), { access });
    const allow = { type: "allow" } as const;
    await browser.rules.updateSessionRules?.({
      removeRuleIds: [],
      addRules: [{ id: 1, priority: 9, action: allow, condition: { urlFilter: "/o/" } }],
    });
    expect(await check(browser)).toMatchObject({ state: "restored" });
    expect(await browser.rules.getSessionRules?.()).toEqual([]);
    expect(await check(browser)).toMatchObject({ state: "in-place" });
  });

  test("installs them anew when the browser lists them but does not follow them", async () => {
    const browser = fakeRules(ownTrafficRules(sid), { access });
    browser.world.deaf = true;
    expect(await check(browser)).toEqual({ state: "restored", ...fine });
    expect(browser.world.updates).toBe(1);
  });

  test("says so when that does not help either", async () => {
    const browser = fakeRules(ownTrafficRules(sid), { access });
    const testMatchOutcome = async () => ({ matchedRules: [] });
    const rules = { ...browser.rules, testMatchOutcome };
    const result = await checkRules({ rules, now, after }, [sid], origin);
    expect(result).toMatchObject({ state: "failing", fault: "not-followed" });
  });

  test("says so when rules of ours catch a stranger's pixel", async () => {
    const browser = fakeRules(ownTrafficRules(sid), { access });
    const catchAll = async ({ url }: { url: string }) => ({
      matchedRules: [{ ruleId: url.includes("/c/") ? 4 : 1 }],
    });
    const rules = { ...browser.rules, testMatchOutcome: catchAll };
    expect(await checkRules({ rules, now, after }, [sid], origin)).toMatchObject({
      state: "failing",
      fault: "not-followed",
    });
  });

  test("says so when the browser takes no rules", async () => {
    const browser = fakeRules([], { access });
    browser.world.refuses = true;
    const result = await check(browser);
    expect(result).toMatchObject({ state: "failing", fault: "refused", checkedAt: 42 });
  });

  test("does not mind that somebody else installs them at the same time", async () => {
    const browser = fakeRules([], { access });
    const [result] = await Promise.all([check(browser), check(browser), check(browser)]);
    expect(result).toMatchObject({ state: "restored", fault: null });
    expect(browser.installed()).toEqual(ownTrafficRules(sid));
    const both = fakeRules([], { access });
    const [checked] = await Promise.all([
      check(both),
      installOwnTrafficRules(both.rules, [sid]),
      installOwnTrafficRules(both.rules, [sid]),
    ]);
    expect(checked).toMatchObject({ state: "restored" });
  });

  test("says so when the browser takes them and has them no more", async () => {
    const { rules } = fakeRules([], { access });
    const forgetful = { ...rules, updateDynamicRules: async () => undefined };
    expect(await checkRules({ rules: forgetful, now, after }, [sid], origin)).toMatchObject({
      state: "failing",
      fault: "refused",
    });
  });

  test("says so when the browser never answers", async () => {
    const clock = manualClock();
    const browser = fakeRules();
    const silent = { ...browser.rules, updateDynamicRules: () => new Promise(() => undefined) };
    const checking = checkRules({ rules: silent, now, after: clock.after }, [sid], origin);
    clock.advance(5_000);
    expect(await checking).toMatchObject({ state: "failing", fault: "refused", checkedAt: 42 });
  });

  test("says so when own clicks cannot be redirected, and where", async () => {
    const browser = fakeRules(ownTrafficRules(sid));
    const result = await check(browser);
    expect(result).toMatchObject({
      state: "failing",
      fault: "no-access",
      host: "t.example.com",
    });
    expect(browser.world.updates).toBe(0);
  });

  test("compares them, in an extension that cannot ask what the browser would do", async () => {
    const browser = fakeRules([], { unpacked: false });
    expect(await check(browser)).toMatchObject({ state: "restored" });
    expect(await check(browser)).toMatchObject({ state: "in-place" });
  });

  test("takes no answer for no fault", async () => {
    const browser = fakeRules(ownTrafficRules(sid), { access });
    const testMatchOutcome = () => Promise.reject(new Error("unpacked extensions only"));
    const rules = { ...browser.rules, testMatchOutcome };
    expect(await checkRules({ rules, now, after }, [sid], origin)).toMatchObject({
      state: "in-place",
    });
  });
});

test("the rules are looked at every ten minutes", () => {
  const checked = { ...protection.fallback, checkedAt: 1_000_000 };
  expect(isCheckDue(protection.fallback, 1_000_000)).toBe(true);
  expect(isCheckDue(checked, 1_000_000 + 599_999)).toBe(false);
  expect(isCheckDue(checked, 1_000_000 + 600_000)).toBe(true);
  // The clock was set back.
  expect(isCheckDue(checked, 1)).toBe(true);
});
