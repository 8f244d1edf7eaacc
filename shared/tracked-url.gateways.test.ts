import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalDestination } from "./canonical-destination.ts";
import { destinationArbitrary } from "./destinations.fixture.ts";
import { deriveSenderKey, prepareSenderKey, randomSenderId } from "./sender-key.ts";
import { randomMessageId, type TokenPayload } from "./token.ts";
import { mintClickUrl, mintOpenUrl, parseHitTarget, verifyHit } from "./tracked-url.ts";

const sid = randomSenderId(randomBytes);
const key = prepareSenderKey(sid, deriveSenderKey(randomBytes(32), sid), 1);
const ctx = { trackingOrigin: "https://t.example.com", key };
const payload = {
  messageId: randomMessageId(randomBytes),
  mintedAt: 1_795_000_000,
  recipient: 0,
  link: 1,
};

const NEEDS_NO_ESCAPE = /[A-Za-z0-9\-._~!'()*,:@]/;
const NOT_ALLOWED = /[|^`{}[\]"<>\\\u0080-\u00ff]/;

function mint(destination: string): string {
  const url = mintClickUrl(ctx, payload, destination);
  if (url === null) throw new Error(`not wrapped: ${destination}`);
  return url.slice(ctx.trackingOrigin.length);
}

function verify(target: string): TokenPayload | null {
  const hit = parseHitTarget(target.replace(/#.*$/s, ""));
  return hit?.kind === "open" || hit?.kind === "click" ? verifyHit(key, hit) : null;
}

/** Takes a request target and chance (0 to 1), one for each place that could be changed. */
type Gateway = (target: string, chance: () => number) => string;

const escapeOf = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`;

/** Changes the authority of the destination, which is the sixth part of the path. */
const inAuthority = (
  target: string,
  change: (authority: string, scheme: string) => string,
): string => {
  const [pathAndQuery = ""] = target.split("#");
  const parts = pathAndQuery.split("/");
  const [authority = "", ...query] = (parts[5] ?? "").split("?");
  parts[5] = [change(authority, parts[4] ?? ""), ...query].join("?");
  return parts.join("/") + target.slice(pathAndQuery.length);
};

/** All that mail gateways are known to do to the URLs of a mail. */
const GATEWAYS: Record<string, Gateway> = {
  "escapes in small letters": (target) =>
    target.replace(/%[0-9A-F]{2}/gi, (escape) => escape.toLowerCase()),
  "escapes in capitals": (target) =>
    target.replace(/%[0-9A-F]{2}/gi, (escape) => escape.toUpperCase()),
  "needless escapes added": (target, chance) =>
    target.replace(/%[0-9A-F]{2}|[^%]/gi, (text) =>
      NEEDS_NO_ESCAPE.test(text.charAt(0)) && chance() < 0.3 ? escapeOf(text) : text,
    ),
  "needless escapes removed": (target, chance) =>
    target.replace(/%[0-9A-F]{2}/gi, (escape) => {
      const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      return NEEDS_NO_ESCAPE.test(character) && chance() < 0.7 ? character : escape;
    }),
  "forbidden characters escaped": (target, chance) =>
    target.replace(/./gs, (character) =>
      NOT_ALLOWED.test(character) && chance() < 0.7 ? escapeOf(character) : character,
    ),
  "escapes of forbidden characters removed": (target, chance) =>
    target.replace(/%[0-9A-F]{2}/gi, (escape) => {
      const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      return NOT_ALLOWED.test(character) && chance() < 0.3 ? character : escape;
    }),
  "the default port added": (target) =>
    inAuthority(target, (authority, scheme) => {
      if (/(?:\d|%3a\d+)$/i.test(authority) || authority.endsWith("]")) return authority;
      return `${authority}:${scheme === "s" || scheme === "%73" ? 443 : 80}`;
    }),
  "the host in capitals": (target) => inAuthority(target, (authority) => authority.toUpperCase()),
  "an empty query added": (target) =>
    target.includes("?") ? target : target.replace(/(?=#|$)/, "?"),
  "the fragment removed": (target) => target.replace(/#.*$/s, ""),
  "another fragment": (target) => target.replace(/#.*$/s, "") + "#other",
};

/** Chance from a number that fast-check chose, so that a failure can be repeated. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test.each(Object.entries(GATEWAYS))("a click verifies after: %s", (_, gateway) => {
  fc.assert(
    fc.property(destinationArbitrary, fc.nat(), (destination, seed) => {
      expect(verify(gateway(mint(destination), chanceFrom(seed)))).toEqual(payload);
    }),
    { numRuns: 300 },
  );
});

test("a click verifies after any of them in any order", () => {
  const several = fc.array(fc.constantFrom(...Object.values(GATEWAYS)), { maxLength: 6 });
  fc.assert(
    fc.property(destinationArbitrary, several, fc.nat(), (destination, gateways, seed) => {
      const chance = chanceFrom(seed);
      const target = gateways.reduce((text, gateway) => gateway(text, chance), mint(destination));
      expect(verify(target)).toEqual(payload);
    }),
    { numRuns: 2_000 },
  );
});

test("a click verifies as a browser sends it", () => {
  fc.assert(
    fc.property(destinationArbitrary, (destination) => {
      const { pathname, search } = new URL(ctx.trackingOrigin + mint(destination));
      expect(verify(pathname + search)).toEqual(payload);
    }),
  );
});

test("an open verifies after any of them in any order", () => {
  const minted = mintOpenUrl(ctx, payload).slice(ctx.trackingOrigin.length);
  const { "the default port added": _, "the host in capitals": __, ...others } = GATEWAYS;
  const several = fc.array(fc.constantFrom(...Object.values(others)), { maxLength: 6 });
  fc.assert(
    fc.property(several, fc.nat(), (gateways, seed) => {
      const chance = chanceFrom(seed);
      const target = gateways.reduce((text, gateway) => gateway(text, chance), minted);
      expect(verify(target)).toEqual({ ...payload, link: 0 });
    }),
  );
});

test("a token verifies for the destinations that share its canonical form, and for no other", () => {
  const token = (target: string): string => target.split("/").slice(0, 4).join("/");
  fc.assert(
    fc.property(destinationArbitrary, destinationArbitrary, (minted, other) => {
      const target = token(mint(minted)) + mint(other).slice(token(mint(other)).length);
      const same = canonicalDestination(minted) === canonicalDestination(other);
      expect(verify(target)).toEqual(same ? payload : null);
    }),
  );
});

test("no other character in the place of a sender id's, a token's or a destination's verifies", () => {
  // Only characters that no rule of the canonical form brings together.
  const destination = "https://shop.example:8443/Path;p/to=x/file?first=1&second=2+3$";
  const target = mint(destination);
  const replacement = fc.constantFrom(...Array.from("abcxyzABCXYZ0189-_.~/?&=+;$"));
  fc.assert(
    fc.property(fc.nat({ max: target.length - 1 }), replacement, (index, character) => {
      const before = target.charAt(index);
      const inHost = index > target.indexOf("/s/") + 2 && index < target.indexOf(":8443");
      const sameHost = inHost && before.toLowerCase() === character.toLowerCase();
      fc.pre(before !== character && !sameHost);
      expect(verify(target.slice(0, index) + character + target.slice(index + 1))).toBeNull();
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ["another scheme", "http://shop.example/a/b?x=1&y=2"],
  ["another host", "https://shop.example.evil.example/a/b?x=1&y=2"],
  ["another port", "https://shop.example:444/a/b?x=1&y=2"],
  ["a host with a dot at its end", "https://shop.example./a/b?x=1&y=2"],
  ["another case in the path", "https://shop.example/A/b?x=1&y=2"],
  ["a slash at the end", "https://shop.example/a/b/?x=1&y=2"],
  ["a doubled slash", "https://shop.example/a//b?x=1&y=2"],
  ["an escaped slash", "https://shop.example/a%2Fb?x=1&y=2"],
  ["an escaped ampersand", "https://shop.example/a/b?x=1%26y=2"],
  ["an escaped equals sign", "https://shop.example/a/b?x%3D1&y=2"],
  ["an escaped question mark", "https://shop.example/a/b%3Fx=1&y=2"],
  ["an escape of the percent sign", "https://shop.example/a/b?x=%2531&y=2"],
  ["parameters swapped", "https://shop.example/a/b?y=2&x=1"],
  ["a parameter added", "https://shop.example/a/b?x=1&y=2&z"],
  ["a parameter removed", "https://shop.example/a/b?x=1"],
  ["no query", "https://shop.example/a/b"],
])("a click does not verify with %s", (_, other) => {
  const minted = mint("https://shop.example/a/b?x=1&y=2");
  const head = minted.slice(0, minted.indexOf("/s/"));
  const { protocol, href } = new URL(other);
  const tail = `/${protocol === "https:" ? "s" : "h"}/${href.slice(protocol.length + 2)}`;
  expect(parseHitTarget(head + tail)).toHaveProperty("destination", href);
  expect(verify(head + tail)).toBeNull();
});

test("whatever is parsed can stand in a header and be followed", () => {
  const tail = fc.string({
    unit: fc.constantFrom(...Array.from("ab.:/\\@%?#&[]\u0000\r\n\t\u00e9 1s2e0d")),
  });
  const head = mint("https://shop.example/").split("/").slice(0, 4).join("/");
  fc.assert(
    fc.property(fc.constantFrom("/s/", "/h/", "/s/a.example", "/"), tail, (start, end) => {
      const hit = parseHitTarget(head + start + end);
      if (hit?.kind !== "click" && hit?.kind !== "damaged-click") return;
      if (hit.destination === null) return;
      expect(hit.destination).toMatch(/^https?:\/\/[!-~]+$/);
      const url = new URL(hit.destination);
      expect(url.username + url.password + url.hash).toBe("");
      expect(hit.destination.startsWith(`${url.protocol}//${url.host}/`)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});
