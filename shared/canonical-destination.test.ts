import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalDestination } from "./canonical-destination.ts";
import { destinationArbitrary } from "./destinations.fixture.ts";

const CONTROLS = /\p{Cc}/gu;

test.each([
  ["HTTPS://Example.COM:443", "https://example.com/"],
  ["http://example.com:80/", "http://example.com/"],
  ["https://example.com:80/", "https://example.com:80/"],
  ["https://example.com?", "https://example.com/"],
  ["https://example.com/?#top", "https://example.com/"],
  ["https://example.com/a?b=c#d?e", "https://example.com/a?b=c"],
  ["https://example.com/a??", "https://example.com/a??"],
  ["https://example.com//b", "https://example.com//b"],
  ["https://example.com/%7euser/%e4%bd%a0", "https://example.com/~user/%E4%BD%A0"],
  ["https://example.com/你", "https://example.com/%E4%BD%A0"],
  ["https://example.com/😀", "https://example.com/%F0%9F%98%80"],
  ["https://example.com/\ud83d", "https://example.com/%EF%BF%BD"],
  ["https://example.com/%41%2d%2E%5f%21%27%28%29%2a%2C%3a%40", "https://example.com/A-._!'()*,:@"],
  [
    "https://example.com/%26%3d%2b%2f%3f%23%3b%24?%26%3d%2b%2f%3f%23%3b%24&=+/?;$",
    "https://example.com/%26%3D%2B%2F%3F%23%3B%24?%26%3D%2B%2F%3F%23%3B%24&=+/?;$",
  ],
  ['https://example.com/|^`{}[]"<>\\ ', "https://example.com/%7C%5E%60%7B%7D%5B%5D%22%3C%3E%5C%20"],
  ["https://example.com/100%?a=%zz&b=%4", "https://example.com/100%25?a=%25zz&b=%254"],
  ["https://example.com/%2541", "https://example.com/%2541"],
  ["https://BÜCHER.example/", "https://xn--bcher-kva.example/"],
  ["https://b%C3%BCcher.example/", "https://xn--bcher-kva.example/"],
  ["https://my%2dshop.example%3A8443/", "https://my-shop.example:8443/"],
  ["http://[::1]:8080/x", "http://[::1]:8080/x"],
  ["http://%5B0:0::1%5D/", "http://[::1]/"],
  ["http://127.1/", "http://127.0.0.1/"],
  ["https://under_score.example./", "https://under_score.example./"],
])("%s → %s", (url, canonical) => {
  expect(canonicalDestination(url)).toBe(canonical);
});

test.each([
  "ftp://example.com/",
  "javascript:alert(1)",
  "//example.com/",
  "example.com",
  "https:example.com",
  "https:///example.com",
  "https://",
  "https://?a",
  "https://user@example.com/",
  "https://user:secret@example.com/",
  "https://user%40example.com/",
  "https://example.com\\@evil.example/",
  "https://example.com\\.evil.example/",
  "https://example.com%2fevil.example/",
  "https://exa mple.com/",
  "https://exa\tmple.com/",
  "https://example.com/\r\nSet-Cookie: a=b",
  "https://example.com/a\u007fb",
  "https://example.com/\u0000",
  "https://%zz/",
  "https://%ff/",
  "https://./",
  "https://../",
  "https://a..b/",
  "https://exa%6dple.com:99999/",
  "https://example.com:0/",
  "https://example.com:-1/",
  "https://example.com:8a/",
  "https://[::1/",
  "https://[::1%25eth0]/",
  "https://1.2.3.4.5/",
  `https://${"a".repeat(3_000)}/`,
])("%j is not followed", (url) => {
  expect(canonicalDestination(url)).toBeNull();
});

test("twice is the same as once, and plain ASCII", () => {
  fc.assert(
    fc.property(destinationArbitrary, (url) => {
      const once = canonicalDestination(url);
      expect(once).toMatch(/^https?:\/\/[!-~]+$/);
      expect(canonicalDestination(once ?? "")).toBe(once);
    }),
  );
});

test("any text after the host: twice is the same as once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = canonicalDestination(`https://example.com/${text.replaceAll(CONTROLS, "")}`);
      expect(once).not.toBeNull();
      expect(canonicalDestination(once ?? "")).toBe(once);
    }),
  );
});

test("the host is always the one to which a browser goes", () => {
  const odd = fc.string({
    unit: fc.constantFrom(...Array.from("abcxyzABC0189-_.:[]@%éß\u3002\uff0f\\")),
    minLength: 1,
  });
  const authority = fc.oneof(
    fc.webAuthority({ withPort: true, withIPv4: true, withIPv6: true }),
    odd,
    odd.map((label) => `${label}.example`),
  );
  fc.assert(
    fc.property(authority, (text) => {
      const canonical = canonicalDestination(`https://${text}/`);
      fc.pre(canonical !== null);
      expect(new URL(canonical ?? "").href).toBe(canonical);
    }),
    { numRuns: 1_000 },
  );
});
