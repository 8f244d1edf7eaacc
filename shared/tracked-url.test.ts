import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { senderIdSchema } from "./ids.ts";
import { deriveSenderKey, prepareSenderKey } from "./sender-key.ts";
import { randomMessageId } from "./token.ts";
import {
  mintClickUrl,
  mintOpenUrl,
  parseHitTarget,
  verifyHit,
  type ParsedHit,
} from "./tracked-url.ts";

const secret = randomBytes(32);
const sid = senderIdSchema.parse("abcdefghij2");
const otherSid = senderIdSchema.parse("zyxwvutsrq7");
const key = prepareSenderKey(sid, deriveSenderKey(secret, sid), 1);
const ctx = { trackingOrigin: "https://t.example.com", key };
const mail = { messageId: randomMessageId(randomBytes), mintedAt: 1_795_000_000, recipient: 2 };
const payload = { ...mail, link: 3 };
const token = "A".repeat(32);

function click(destination: string): string {
  const url = mintClickUrl(ctx, payload, destination);
  if (url === null) throw new Error(`not wrapped: ${destination}`);
  return url;
}

/** What a browser sends for a URL. */
function targetOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function parsed(target: string): ParsedHit {
  const hit = parseHitTarget(target);
  if (hit?.kind === "open" || hit?.kind === "click") return hit;
  throw new Error(`${hit?.kind}: ${target}`);
}

test("an open is minted, parsed and verified", () => {
  const url = mintOpenUrl(ctx, mail);
  expect(url).toMatch(/^https:\/\/t\.example\.com\/o\/abcdefghij2\/[A-Za-z0-9_-]{32}\.gif$/);
  expect(verifyHit(key, parsed(targetOf(url)))).toEqual({ ...mail, link: 0 });
});

test("a click is minted, parsed and verified; fragment and query stand readable at its end", () => {
  const url = click("HTTPS://Shop.Example:443/a b/?q=1&r=%2f#part");
  expect(url).toMatch(
    /^https:\/\/t\.example\.com\/c\/abcdefghij2\/[A-Za-z0-9_-]{32}\/s\/shop\.example\/a%20b\/\?q=1&r=%2f#part$/,
  );
  const hit = parsed(targetOf(url));
  expect(hit).toHaveProperty("destination", "https://shop.example/a%20b/?q=1&r=%2f");
  expect(verifyHit(key, hit)).toEqual(payload);
});

test.each([
  ["http://shop.example", "http://shop.example/"],
  ["https://shop.example:8443/x", "https://shop.example:8443/x"],
  ["http://[2001:db8::1]:81/x", "http://[2001:db8::1]:81/x"],
  ["https://bücher.example/ä?ö=ü", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=%C3%BC"],
  ["https://shop.example//double//slash", "https://shop.example//double//slash"],
  [
    "https://shop.example/?u=https://other.example/s/x",
    "https://shop.example/?u=https://other.example/s/x",
  ],
  ["https://shop.example/?", "https://shop.example/"],
])("%s leads to %s", (destination, arrived) => {
  const hit = parsed(targetOf(click(destination)));
  expect(hit).toHaveProperty("destination", arrived);
  expect(verifyHit(key, hit)).toEqual(payload);
});

test.each([
  "mailto:a@example.com",
  "tel:+431234",
  "ftp://example.com/",
  "javascript:alert(1)",
  "#top",
  "/relative",
  "",
  "https://",
  "https://user@example.com/",
  "https://user:secret@example.com/",
  "https://example.com:0/",
  "https://exa$mple.com/",
  `https://example.com/${"a".repeat(8_000)}`,
])("%j is left alone", (destination) => {
  expect(mintClickUrl(ctx, payload, destination)).toBeNull();
});

test("what is tracked by this origin already is left alone, also inside a proxy's URL", () => {
  const url = click("https://shop.example/");
  expect(mintClickUrl(ctx, payload, url)).toBeNull();
  const viaGoogle = `https://www.google.com/url?q=${encodeURIComponent(url)}`;
  expect(mintClickUrl(ctx, payload, viaGoogle)).toBeNull();
});

test("the 255th link is wrapped and the 256th left alone", () => {
  expect(mintClickUrl(ctx, { ...mail, link: 255 }, "https://shop.example/")).not.toBeNull();
  expect(mintClickUrl(ctx, { ...mail, link: 256 }, "https://shop.example/")).toBeNull();
});

test("the longest wrapped link has 8,000 characters", () => {
  const shortest = click("https://shop.example/").length;
  const path = "a".repeat(8_000 - shortest);
  expect(click(`https://shop.example/${path}`)).toHaveLength(8_000);
  expect(mintClickUrl(ctx, payload, `https://shop.example/${path}a`)).toBeNull();
});

test("an open may carry a query, a fragment, needless escapes, or come in absolute form", () => {
  const url = mintOpenUrl(ctx, mail);
  const target = targetOf(url);
  const escaped = target.replace("/o/a", "/%6f/%61").replace(".gif", "%2Egi%66");
  const absolute = url.replace("https://t.example.com", "HTTPS://T.EXAMPLE.COM");
  const forms = [`${target}?x=/y`, `${target}#x`, escaped, url, absolute];
  expect(forms.map((form) => verifyHit(key, parsed(form)))).toEqual(
    forms.map(() => ({ ...mail, link: 0 })),
  );
});

test.each([
  "/",
  "",
  "*",
  "/o",
  "/c",
  "/favicon.ico",
  "/v1/events",
  "/oo/x/y",
  "//o/x/y",
  "/O/x/y",
  "http://t.example.com",
])("%j is not ours", (target) => {
  expect(parseHitTarget(target)).toBeNull();
});

test.each([
  "/o/",
  "/o//",
  `/o/${sid}`,
  `/o/${sid}/`,
  `/o/${sid}/${token}`,
  `/o/${sid}/${token}.gif/`,
  `/o/${sid}/${token}.png`,
  `/o/${sid}/${token}A.gif`,
  `/o/${sid}x/${token}.gif`,
  `/o/${sid.toUpperCase()}/${token}.gif`,
  `/o/${sid}/${"A".repeat(31)}%.gif`,
  `/o/${sid}/${"A".repeat(31)}\u00e9.gif`,
])("%s is a damaged open", (target) => {
  expect(parseHitTarget(target)).toEqual({ kind: "damaged-open" });
});

test.each([
  ["a token cut short", `/c/${sid}/AAAA/s/shop.example/a?b=c`],
  [
    "a token in lower case with a stray character",
    `/c/${sid}/${"a".repeat(31)}=/s/shop.example/a?b=c`,
  ],
  ["a short sender id", `/c/abc/${token}/s/shop.example/a?b=c`],
  ["no sender id and no token", `/c///s/shop.example/a?b=c`],
])("with %s, a click still names its destination", (_, target) => {
  expect(parseHitTarget(target)).toEqual({
    kind: "damaged-click",
    destination: "https://shop.example/a?b=c",
  });
});

test.each([
  "",
  "/",
  "/s",
  "/s/",
  "/s//shop.example/",
  "/x/shop.example/",
  "/S/shop.example/",
  "/javascript:alert(1)/",
  "/s/user@shop.example/",
  "/s/user%40shop.example/",
  "/s/user:secret@shop.example/",
  "/s/shop.example%2f@evil.example/",
  "/s/shop.example\\@evil.example/",
  "/s/shop.example%5c@evil.example/",
  "/s/shop.example:99999/",
  "/s/shop.example:0/",
  "/s/./",
  "/s/../",
  "/s/%2e%2e/",
  "/s/shop.example/\r\nSet-Cookie:a=b",
  "/s/shop.example/\u0000",
  "/s/shop.example/\u007f",
  "/s/shop\t.example/",
  "/s/shop.example/\u20ac",
  "/s/[::1/",
  `/s/${"a".repeat(3_000)}/`,
])("a click to %j leads nowhere", (tail) => {
  expect(parseHitTarget(`/c/${sid}/${token}${tail}`)).toEqual({
    kind: "damaged-click",
    destination: null,
  });
});

test.each([
  ["/s/SHOP.Example:443", "https://shop.example/"],
  ["/s/shop.example?a=b", "https://shop.example/?a=b"],
  ["/h/shop.example/%0d%0aSet-Cookie:a", "http://shop.example/%0d%0aSet-Cookie:a"],
  ["/s/shop.example//evil.example/", "https://shop.example//evil.example/"],
  ["/s/shop.example/\\evil.example", "https://shop.example/%5Cevil.example"],
  ["/s/shop.example/\u00c3\u00a9 x", "https://shop.example/%C3%A9%20x"],
  ["/s/b\u00c3\u00bccher.example/", "https://xn--bcher-kva.example/"],
  ["/%73/shop%2Eexample/a", "https://shop.example/a"],
  ["/h/2130706433/", "http://127.0.0.1/"],
  ["/s/shop.example/<script>'\"", "https://shop.example/<script>'\""],
  ["/s/shop.example/a#b", "https://shop.example/a"],
])("a click to %j arrives as %s", (tail, destination) => {
  expect(parseHitTarget(`/c/${sid}/${token}${tail}`)).toEqual({
    kind: "click",
    sid,
    token,
    destination,
  });
});

test("a tag holds for one sender, one kind and one destination", () => {
  const open = parsed(targetOf(mintOpenUrl(ctx, mail)));
  const clicked = parsed(targetOf(click("https://shop.example/")));
  const otherKey = prepareSenderKey(otherSid, deriveSenderKey(secret, otherSid), 1);
  const sameSidOtherKey = prepareSenderKey(sid, randomBytes(32), 1);
  for (const hit of [open, clicked]) {
    expect(verifyHit(otherKey, hit)).toBeNull();
    expect(verifyHit(otherKey, { ...hit, sid: otherSid })).toBeNull();
    expect(verifyHit(sameSidOtherKey, hit)).toBeNull();
    expect(verifyHit(key, { ...hit, token: hit.token.slice(1) })).toBeNull();
    expect(verifyHit(key, { ...hit, token: "" })).toBeNull();
  }
  const destination = "https://shop.example/";
  expect(verifyHit(key, { kind: "click", sid, token: open.token, destination })).toBeNull();
  expect(verifyHit(key, { kind: "open", sid, token: clicked.token })).toBeNull();
  const withUser = {
    kind: "click",
    sid,
    token: clicked.token,
    destination: "https://u@shop.example/",
  } as const;
  expect(verifyHit(key, withUser)).toBeNull();
});
