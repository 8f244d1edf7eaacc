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

describe("in Outlook on the web", () => {
  const origin = "https://t.example.com";
  const other = "zzzzzzzzzzz";
  const pixel = `${origin}/o/${sid}/${token}.gif`;
  const click = `${origin}/c/${sid}/${token}/s/www.example.com/a?b=c%20d#e`;
  const safeLinks = (url: string) =>
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C02&sdata=x%3D&reserved=0`;
  const proxy = (url: string) =>
    `https://outlook.office.com/actions/ei?u=${encodeURIComponent(url)}&d=2026-11-02T09%3A00%3A00.000Z`;
  const lowerCase = (url: string) => url.replace(/%../g, (code) => code.toLowerCase());
  const { rules } = fakeRules(ownTrafficRules(sid), { access: ["t.example.com"] });
  const ruleFor = async (url: string) =>
    (await rules.testMatchOutcome?.({ url, type: "image" }))?.matchedRules[0]?.ruleId ?? null;

  test.each([
    ["as it is", pixel, 1],
    ["behind the image proxy", proxy(pixel), 2],
    ["behind the proxy of another host", proxy(pixel).replace("office.com", "cloud.microsoft"), 2],
    ["with small letters in the escapes", lowerCase(proxy(pixel)), 2],
    ["behind the proxy, and one more", proxy(proxy(pixel)), 3],
    [
      "of a mail that Gmail's proxy showed first",
      proxy(`https://ci3.googleusercontent.com/x#${pixel}`),
      2,
    ],
    ["in Safe Links, as which a proxy may be asked for it", safeLinks(pixel), 2],
    ["in Safe Links behind the proxy", proxy(safeLinks(pixel)), 3],
  ])("an own pixel is blocked %s", async (_how, url, rule) => {
    expect(await ruleFor(url)).toBe(rule);
    // A stranger's is not.
    expect(await ruleFor(url.replaceAll(sid, other))).toBeNull();
  });

  test("an own click goes to its destination where Safe Links sends it on", async () => {
    // Microsoft's check is not in the way: what it answers is the link as it was.
    expect(await ruleFor(safeLinks(click))).toBeNull();
    expect(await ruleFor(click)).toBe(4);
    expect(await ruleFor(click.replace("/s/", "/h/"))).toBe(5);
    expect(await ruleFor(click.replace(sid, other))).toBeNull();
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
