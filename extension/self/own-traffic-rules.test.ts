import { describe, expect, test } from "vitest";
import { senderIdSchema } from "../../shared/ids.ts";
import { account } from "../db/samples.ts";
import { fakeRules } from "./fake-rules.ts";
import { installOwnTrafficRules } from "./install-rules.ts";
import { ownTrafficRules } from "./own-traffic-rules.ts";

const { sid } = account;
const token = "A".repeat(32);
/** Without it the page itself would be left out. */
const everything = { excludedResourceTypes: ["csp_report"] };

describe("ownTrafficRules", () => {
  test("blocks this sender's pixels on any host, direct, behind a proxy's fragment and escaped", () => {
    const blocks = ownTrafficRules(sid).filter(({ action }) => action.type === "block");
    expect(blocks.map(({ condition }) => condition)).toEqual([
      { urlFilter: `/o/${sid}/`, isUrlFilterCaseSensitive: true, ...everything },
      { urlFilter: `%2Fo%2F${sid}%2F`, isUrlFilterCaseSensitive: false, ...everything },
      { urlFilter: `%252Fo%252F${sid}%252F`, isUrlFilterCaseSensitive: false, ...everything },
    ]);
  });

  test.each([
    [
      "https://t.example.com",
      3,
      "s/www.example.com/a?b=c%20d#e",
      "https://www.example.com/a?b=c%20d#e",
    ],
    ["http://127.0.0.1:8787", 4, "h/example.com:8080/", "http://example.com:8080/"],
  ])("sends an own click on %s to its destination", (trackingOrigin, index, rest, destination) => {
    const rule = ownTrafficRules(sid)[index];
    const pattern = new RegExp(rule?.condition.regexFilter ?? "");
    const substitution = (rule?.action.redirect?.regexSubstitution ?? "").replace(
      String.raw`\1`,
      "$1",
    );
    const url = `${trackingOrigin}/c/${sid}/${token}/${rest}`;
    expect(url.replace(pattern, substitution)).toBe(destination);
    expect(rule?.condition).toMatchObject(everything);
    // Another sender's link is left alone.
    expect(pattern.test(url.replace(sid, "zzzzzzzzzzz"))).toBe(false);
    expect(pattern.test(`https://evil.example/?u=${url}`)).toBe(false);
  });
});

describe("installOwnTrafficRules", () => {
  const other = senderIdSchema.parse("zzzzzzzzzzz");

  test("leaves alone what is right already, in whatever order the browser gives it", async () => {
    const browser = fakeRules(ownTrafficRules(sid).toReversed());
    await installOwnTrafficRules(browser.rules, [sid]);
    expect(browser.world.updates).toBe(0);
  });

  test("replaces a rule that is wrong", async () => {
    const wrong = ownTrafficRules(sid).map((rule) => ({ ...rule, condition: {} }));
    const browser = fakeRules(wrong);
    await installOwnTrafficRules(browser.rules, [sid]);
    expect(browser.installed().toSorted((a, b) => a.id - b.id)).toEqual(ownTrafficRules(sid));
  });

  test("adds those of another account, and keeps those of the first with their ids", async () => {
    const browser = fakeRules(ownTrafficRules(sid));
    await installOwnTrafficRules(browser.rules, [other, sid]);
    expect(browser.installed()).toEqual([...ownTrafficRules(sid, 0), ...ownTrafficRules(other, 1)]);
    await installOwnTrafficRules(browser.rules, [sid, other]);
    expect(browser.world.updates).toBe(1);
    expect(new Set(browser.installed().map(({ id }) => id)).size).toBe(10);
  });

  test("moves what an earlier version put elsewhere, and forgets nobody", async () => {
    // Four rules each: the second sender's first rule has the id 5.
    const earlier = [sid, other].flatMap((sender, slot) =>
      ownTrafficRules(sender)
        .filter((_, index) => index !== 2)
        .map((rule, index) => ({ ...rule, id: slot * 4 + index + 1 })),
    );
    const browser = fakeRules(earlier);
    await installOwnTrafficRules(browser.rules, [sid]);
    expect(browser.installed().toSorted((a, b) => a.id - b.id)).toEqual([
      ...ownTrafficRules(sid, 0),
      ...ownTrafficRules(other, 1),
    ]);
  });

  test("keeps rules of a sender that the database forgot", async () => {
    const browser = fakeRules(ownTrafficRules(other));
    await installOwnTrafficRules(browser.rules, []);
    expect(browser.installed()).toEqual(ownTrafficRules(other));
  });

  test("stays within the browser's limit, and never leaves the current sender out", async () => {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const many = Array.from({ length: 410 }, (_, index) =>
      senderIdSchema.parse(
        `${letters[Math.floor(index / 26)]}${letters[index % 26]}`.padEnd(11, "a"),
      ),
    );
    const browser = fakeRules();
    await installOwnTrafficRules(browser.rules, many);
    expect(browser.installed()).toHaveLength(2000);
    await installOwnTrafficRules(browser.rules, [other]);
    expect(browser.installed()).toHaveLength(2000);
    expect(browser.installed().map(({ condition }) => condition.urlFilter)).toContain(
      `/o/${other}/`,
    );
  });
});
