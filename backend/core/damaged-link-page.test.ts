import { createHash } from "node:crypto";
import { parseDocument, DomUtils } from "htmlparser2";
import { expect, test } from "vitest";
import { damagedLinkPage, unreadableLinkPage } from "./damaged-link-page.ts";
import type { HitResponse } from "./hit-response.ts";

test("names the host, shows the whole destination, and links to it without a referrer", async () => {
  const { text, all } = read(await damagedLinkPage("https://example.com/a?b=1&c=2"));
  expect(text("h1")).toBe("This link leads to example.com");
  expect(text("title")).toBe("This link leads to example.com");
  expect(text("main")).toContain("https://example.com/a?b=1&c=2");
  for (const link of all("a")) {
    expect(link.attribs).toMatchObject({
      href: "https://example.com/a?b=1&c=2",
      rel: "noreferrer noopener nofollow",
    });
  }
});

test("is a page that everybody can use: language, viewport, one heading in main, no script", async () => {
  const { all, text } = read(await damagedLinkPage("https://example.com/"));
  expect(all("html")[0]?.attribs["lang"]).toBe("en");
  expect(all("meta").map(({ attribs }) => attribs["name"])).toEqual([
    undefined,
    "viewport",
    "robots",
  ]);
  expect(all("h1")).toHaveLength(1);
  expect(all("main")).toHaveLength(1);
  expect(all("script")).toHaveLength(0);
  expect(text("style")).toContain("prefers-color-scheme: dark");
  expect(text("style")).toContain("overflow-wrap: anywhere");
});

test("lets nothing run or load but its own style, and nobody frame, cache or index it", async () => {
  const { header, text } = read(await damagedLinkPage("https://example.com/"));
  const hash = createHash("sha256").update(text("style")).digest("base64");
  expect(header("Content-Security-Policy")).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
  expect(header("Cache-Control")).toContain("no-store");
  expect(header("Referrer-Policy")).toBe("no-referrer");
  expect(header("X-Content-Type-Options")).toBe("nosniff");
  expect(header("X-Robots-Tag")).toBe("noindex, nofollow");
  expect(header("Content-Type")).toBe("text/html; charset=utf-8");
});

test("escapes what somebody put into the destination", async () => {
  const { all, text } = read(
    await damagedLinkPage(`https://example.com/"><script>alert(1)</script>'&amp;`),
  );
  expect(all("script")).toHaveLength(0);
  expect(all("a")[0]?.attribs["href"]).toBe(
    "https://example.com/%22%3E%3Cscript%3Ealert(1)%3C/script%3E'&amp;",
  );
  expect(text("h1")).toBe("This link leads to example.com");
});

test("shows a host in another script in the form that cannot be mistaken", async () => {
  const { text } = read(await damagedLinkPage("https://аpple.com/"));
  expect(text("h1")).toBe("This link leads to xn--pple-43d.com");
});

test("links to nothing but http and https", async () => {
  for (const destination of ["javascript:alert(1)", "data:text/html,x", "nonsense", ""]) {
    expect(await damagedLinkPage(destination)).toEqual(await unreadableLinkPage());
  }
  const { status, all, text } = read(await unreadableLinkPage());
  expect(status).toBe(400);
  expect(all("a")).toHaveLength(0);
  expect(text("main")).toContain("Please ask the sender for the address.");
});

function read({ status, headers, body }: HitResponse) {
  const document = parseDocument(new TextDecoder().decode(body));
  const all = (name: string) => DomUtils.getElementsByTagName(name, document);
  return {
    status,
    all,
    text: (name: string) => DomUtils.textContent(all(name)),
    header: (name: string) => headers[headers.indexOf(name) + 1],
  };
}
