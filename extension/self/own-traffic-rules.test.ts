import { describe, expect, test } from "vitest";
import { senderIdSchema } from "../../shared/ids.ts";
import { account } from "../db/samples.ts";
import { installOwnTrafficRules } from "./install-rules.ts";
import { ownTrafficRules } from "./own-traffic-rules.ts";

const { sid } = account;
const token = "A".repeat(32);

describe("ownTrafficRules", () => {
  test("blocks this sender's pixels on any host, direct, behind a proxy's fragment and escaped", () => {
    const [direct, escaped] = ownTrafficRules(sid);
    expect(direct?.condition).toEqual({ urlFilter: `/o/${sid}/`, isUrlFilterCaseSensitive: true });
    expect(escaped?.condition).toEqual({
      urlFilter: `%2Fo%2F${sid}%2F`,
      isUrlFilterCaseSensitive: true,
    });
    expect([direct?.action, escaped?.action]).toEqual([{ type: "block" }, { type: "block" }]);
  });

  test.each([
    [
      "https://t.example.com",
      2,
      "s/www.example.com/a?b=c%20d#e",
      "https://www.example.com/a?b=c%20d#e",
    ],
    ["http://127.0.0.1:8787", 3, "h/example.com:8080/", "http://example.com:8080/"],
  ])("sends an own click on %s to its destination", (trackingOrigin, index, rest, destination) => {
    const rule = ownTrafficRules(sid)[index];
    const pattern = new RegExp(rule?.condition.regexFilter ?? "");
    const substitution = (rule?.action.redirect?.regexSubstitution ?? "").replace(
      String.raw`\1`,
      "$1",
    );
    const url = `${trackingOrigin}/c/${sid}/${token}/${rest}`;
    expect(url.replace(pattern, substitution)).toBe(destination);
    expect(rule?.condition.resourceTypes).toEqual(["main_frame", "sub_frame"]);
    // Another sender's link is left alone.
    expect(pattern.test(url.replace(sid, "zzzzzzzzzzz"))).toBe(false);
    expect(pattern.test(`https://evil.example/?u=${url}`)).toBe(false);
  });
});

describe("installOwnTrafficRules", () => {
  const other = senderIdSchema.parse("zzzzzzzzzzz");

  /** A browser's rules, with its own refusal of an id that is taken. */
  function browserRules(installed: ReturnType<typeof ownTrafficRules> = []) {
    const rules = new Map(installed.map((rule) => [rule.id, rule]));
    let updates = 0;
    return {
      installed: () => [...rules.values()],
      updates: () => updates,
      getDynamicRules: async () => [...rules.values()],
      updateDynamicRules: async (change: {
        removeRuleIds: number[];
        addRules: ReturnType<typeof ownTrafficRules>;
      }) => {
        updates += 1;
        for (const id of change.removeRuleIds) rules.delete(id);
        for (const rule of change.addRules) {
          if (rules.has(rule.id)) throw new Error(`Rule ${rule.id} does not have a unique ID.`);
          rules.set(rule.id, rule);
        }
      },
    };
  }

  test("leaves alone what is right already, in whatever order the browser gives it", async () => {
    const rules = browserRules(ownTrafficRules(sid).toReversed());
    await installOwnTrafficRules(rules, [sid]);
    expect(rules.updates()).toBe(0);
  });

  test("replaces a rule that is wrong", async () => {
    const wrong = ownTrafficRules(sid).map((rule) => ({ ...rule, condition: {} }));
    const rules = browserRules(wrong);
    await installOwnTrafficRules(rules, [sid]);
    expect(rules.installed().toSorted((a, b) => a.id - b.id)).toEqual(ownTrafficRules(sid));
  });

  test("adds those of another account, and keeps those of the first with their ids", async () => {
    const rules = browserRules(ownTrafficRules(sid));
    await installOwnTrafficRules(rules, [other, sid]);
    expect(rules.installed()).toEqual([...ownTrafficRules(sid, 0), ...ownTrafficRules(other, 1)]);
    await installOwnTrafficRules(rules, [sid, other]);
    expect(rules.updates()).toBe(1);
    expect(new Set(rules.installed().map(({ id }) => id)).size).toBe(8);
  });

  test("keeps rules of a sender that the database forgot", async () => {
    const rules = browserRules(ownTrafficRules(other));
    await installOwnTrafficRules(rules, []);
    expect(rules.installed()).toEqual(ownTrafficRules(other));
  });

  test("stays within the browser's limit, and never leaves the current sender out", async () => {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const many = Array.from({ length: 410 }, (_, index) =>
      senderIdSchema.parse(
        `${letters[Math.floor(index / 26)]}${letters[index % 26]}`.padEnd(11, "a"),
      ),
    );
    const rules = browserRules();
    await installOwnTrafficRules(rules, many);
    expect(rules.installed()).toHaveLength(1600);
    await installOwnTrafficRules(rules, [other]);
    expect(rules.installed()).toHaveLength(1600);
    expect(rules.installed().map(({ condition }) => condition.urlFilter)).toContain(`/o/${other}/`);
  });
});
