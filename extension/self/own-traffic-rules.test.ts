import { describe, expect, test, vi } from "vitest";
import { account } from "../db/samples.ts";
import { installOwnTrafficRules } from "./install-rules.ts";
import { ownTrafficRules } from "./own-traffic-rules.ts";

const { sid } = account;
const token = "A".repeat(32);

describe("ownTrafficRules", () => {
  test("blocks this sender's pixels, direct, behind a proxy's fragment and escaped", () => {
    const [direct, escaped] = ownTrafficRules({ trackingOrigin: "https://t.example.com", sid });
    expect(direct?.condition).toEqual({
      urlFilter: `://t.example.com/o/${sid}/`,
      isUrlFilterCaseSensitive: true,
    });
    expect(escaped?.condition).toEqual({
      urlFilter: `%3A%2F%2Ft.example.com%2Fo%2F${sid}%2F`,
      isUrlFilterCaseSensitive: true,
    });
    expect([direct?.action, escaped?.action]).toEqual([{ type: "block" }, { type: "block" }]);
  });

  test("keeps the port of a loopback origin", () => {
    const [direct, escaped, click] = ownTrafficRules({
      trackingOrigin: "http://127.0.0.1:8787",
      sid,
    });
    expect(direct?.condition.urlFilter).toBe(`://127.0.0.1:8787/o/${sid}/`);
    expect(escaped?.condition.urlFilter).toBe(`%3A%2F%2F127.0.0.1%3A8787%2Fo%2F${sid}%2F`);
    expect(click?.condition.regexFilter).toMatch(/^\^http:/);
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
    const rule = ownTrafficRules({ trackingOrigin, sid })[index];
    const pattern = new RegExp(rule?.condition.regexFilter ?? "");
    const substitution = (rule?.action.redirect?.regexSubstitution ?? "").replace(
      String.raw`\1`,
      "$1",
    );
    const url = `${trackingOrigin}/c/${sid}/${token}/${rest}`;
    expect(url.replace(pattern, substitution)).toBe(destination);
    expect(rule?.condition.resourceTypes).toEqual(["main_frame", "sub_frame"]);
    // Dots are dots, and another sender's link is left alone.
    expect(pattern.test(url.replace(/[.](?=example|0)/, "x"))).toBe(false);
    expect(pattern.test(url.replace(sid, "zzzzzzzzzzz"))).toBe(false);
    expect(pattern.test(`https://evil.example/?u=${url}`)).toBe(false);
  });
});

describe("installOwnTrafficRules", () => {
  const session = {
    ...account,
    trackingOrigin: "https://t.example.com",
    senderKey: "",
    pairedAt: 0,
  };

  function browserRules(installed: ReturnType<typeof ownTrafficRules>) {
    const updateDynamicRules = vi.fn<() => Promise<void>>(async () => {});
    return { getDynamicRules: async () => installed, updateDynamicRules };
  }

  test("leaves alone what is right already, in whatever order the browser gives it", async () => {
    const rules = browserRules(ownTrafficRules(session).toReversed());
    await installOwnTrafficRules(rules, session);
    expect(rules.updateDynamicRules).not.toHaveBeenCalled();
  });

  test("replaces rules of another pairing", async () => {
    const rules = browserRules(
      ownTrafficRules({ ...session, trackingOrigin: "https://old.example" }),
    );
    await installOwnTrafficRules(rules, session);
    expect(rules.updateDynamicRules).toHaveBeenCalledWith({
      removeRuleIds: [1, 2, 3, 4],
      addRules: ownTrafficRules(session),
    });
  });

  test("removes them when unpaired", async () => {
    const rules = browserRules(ownTrafficRules(session));
    await installOwnTrafficRules(rules, null);
    expect(rules.updateDynamicRules).toHaveBeenCalledWith({
      removeRuleIds: [1, 2, 3, 4],
      addRules: [],
    });
  });
});
