import { describe, expect, test, vi } from "vitest";
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
  function browserRules(installed: ReturnType<typeof ownTrafficRules>) {
    const updateDynamicRules = vi.fn<() => Promise<void>>(async () => {});
    return { getDynamicRules: async () => installed, updateDynamicRules };
  }

  test("leaves alone what is right already, in whatever order the browser gives it", async () => {
    const rules = browserRules(ownTrafficRules(sid).toReversed());
    await installOwnTrafficRules(rules, sid);
    expect(rules.updateDynamicRules).not.toHaveBeenCalled();
  });

  test("replaces rules of another sender", async () => {
    const rules = browserRules(ownTrafficRules(senderIdSchema.parse("zzzzzzzzzzz")));
    await installOwnTrafficRules(rules, sid);
    expect(rules.updateDynamicRules).toHaveBeenCalledWith({
      removeRuleIds: [1, 2, 3, 4],
      addRules: ownTrafficRules(sid),
    });
  });

  test("removes them when there is no sender", async () => {
    const rules = browserRules(ownTrafficRules(sid));
    await installOwnTrafficRules(rules, null);
    expect(rules.updateDynamicRules).toHaveBeenCalledWith({
      removeRuleIds: [1, 2, 3, 4],
      addRules: [],
    });
  });
});
