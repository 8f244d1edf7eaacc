import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instrument } from "./instrument.ts";
import { stripHtml } from "./strip-html.ts";
import { trackedUrls } from "./test-mail.ts";

const urls = trackedUrls();
const PIXEL = `<img src="${urls.open()}" width="1" height="1" alt="">`;

/** As `instrument` does it, with the wrapped links cut down to "<n>". */
function shown(html: string): string {
  const marked = instrument(html, {
    open: () => "P",
    click: (link, destination) => (urls.click(link, destination) === null ? null : `L${link}`),
  });
  return marked.html.replace('<img src="P" width="1" height="1" alt="">', "[PIXEL]");
}

describe("instrument", () => {
  it("wraps links in every way of writing them and leaves the rest of the tag alone", () => {
    expect(shown(`<a class=x href="https://a.example/?x=1&amp;y=2" target='_blank'>a</a>`)).toBe(
      `<a class=x href="L1" target='_blank'>a</a>[PIXEL]`,
    );
    expect(shown(`<A\nHREF = 'http://a.example/'>a</A>`)).toBe(`<A\nHREF = 'L1'>a</A>[PIXEL]`);
    expect(shown(`<a href=https://a.example/x/>a</a>`)).toBe(`<a href=L1>a</a>[PIXEL]`);
    expect(shown(`<map><area shape=rect href="https://a.example"></map>`)).toBe(
      `<map><area shape=rect href="L1"></map>[PIXEL]`,
    );
  });

  it("reads character references as a browser does", () => {
    const destinations = (html: string): readonly string[] => instrument(html, urls).links;
    expect(destinations(`<a href="https://a.example/?a=1&amp;b=2&copy=3&#38;c=4">x</a>`)).toEqual([
      "https://a.example/?a=1&b=2&copy=3&c=4",
    ]);
    expect(destinations(`<a href='https://a.example/?q=%22&quot;'>x</a>`)).toEqual([
      'https://a.example/?q=%22"',
    ]);
  });

  it("writes the wrapped link so that it reads back as the destination", () => {
    const { html } = instrument(`<a href="https://a.example/?a=1&amp;b='2'#c">x</a>`, urls);
    expect(html).toContain("/s/a.example/?a=1&amp;b=");
    expect(stripHtml(html)).toBe(`<a href="https://a.example/?a=1&amp;b=%272%27#c">x</a>`);
  });

  it.each([
    `<a href="mailto:ann@example.org">x</a>`,
    `<a href="tel:+491234">x</a>`,
    `<a href="#part">x</a>`,
    `<a href="/relative">x</a>`,
    `<a href="javascript:alert(1)">x</a>`,
    `<a href="https://ann:secret@a.example/">x</a>`,
    `<a href="https://a b">x</a>`,
    `<a name="x">x</a>`,
    `<a href>x</a>`,
    `<a data-href="https://a.example/">x</a>`,
    `<link href="https://a.example/">`,
    `<!-- <a href="https://a.example/">x</a> -->`,
    `<!--[if mso]><a href="https://a.example/">x</a><![endif]-->`,
    `<style>a{content:'<a href="https://a.example/">'}</style>`,
    `<textarea><a href="https://a.example/">x</a></textarea>`,
    `https://a.example/ is no link`,
  ])("leaves %s as it is", (html) => {
    expect(shown(html)).toBe(`${html}[PIXEL]`);
  });

  it("does not wrap what it has wrapped", () => {
    const once = instrument(`<a href="https://a.example/">x</a>`, urls);
    expect(instrument(once.html, urls).links).toEqual([]);
  });

  it("takes the first of two href, as browsers do", () => {
    expect(shown(`<a href="mailto:a@b.example" href="https://a.example/">x</a>`)).not.toContain(
      "L1",
    );
  });

  it.each([
    `<div class="gmail_quote gmail_quote_container">`,
    `<div dir=ltr class='x gmail_quote'>`,
    `<blockquote type="cite">`,
    `<BLOCKQUOTE TYPE=CITE>`,
    `<div id="appendonsend">`,
    `<div id="divRplyFwdMsg" dir="ltr">`,
    `<div class="yahoo_quoted">`,
    `<div id="x_appendonsend">`,
    `<div id="x_x_divRplyFwdMsg">`,
    `<div class="x_gmail_quote">`,
    `<div class="x_x_moz-cite-prefix">`,
    `<div id="mail-editor-reference-message-container" class="x">`,
    `<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in'>`,
    `<div style="border-right: none; border-image: initial; border-top: 1pt solid rgb(181, 196, 223)">`,
  ])("stops at the quote that begins with %s", (quote) => {
    const link = `<a href="https://a.example/">x</a>`;
    expect(shown(`<p>${link}</p>${quote}${link}</div>`)).toBe(
      `<p><a href="L1">x</a></p>[PIXEL]${quote}${link}</div>`,
    );
  });

  it("takes a rep's own blockquote and a talk of gmail_quote for what they are", () => {
    const html = `<blockquote>gmail_quote</blockquote><a href="https://a.example/">x</a>`;
    expect(shown(html)).toContain("L1");
  });

  it.each([
    ["<html><body>a</body></html>", "<html><body>a[PIXEL]</body></html>"],
    ["<html>a</html>\n", "<html>a[PIXEL]</html>\n"],
    ["a<br>", "a<br>[PIXEL]"],
    ["", "[PIXEL]"],
    ["a <!-- open", "a [PIXEL]<!-- open"],
    ["a <a href='https://", "a [PIXEL]<a href='https://"],
    ["a<style>b{", "a[PIXEL]<style>b{"],
    ["a<style>b{}</style>c", "a<style>b{}</style>c[PIXEL]"],
  ])("puts the pixel at the end of %j", (html, expected) => {
    expect(shown(html)).toBe(expected);
  });

  it("wraps 255 links and leaves the others", () => {
    const html = Array.from(
      { length: 300 },
      (_, n) => `<a href="https://a.example/${n}">x</a>`,
    ).join("");
    const { links } = instrument(html, urls);
    expect(links).toHaveLength(255);
    expect(links.at(-1)).toBe("https://a.example/254");
  });

  const text = fc.constantFrom(
    "Hi <b>Ann</b>,",
    "<br>",
    "a &lt; b &amp; c",
    "<!-- note -->",
    "<p\nclass=x>é…</p>",
    "<",
    "&",
    "<img src='https://a.example/x.png'>",
  );
  const safePath = fc
    .stringMatching(/^[a-z0-9/_.~-]{0,20}$/)
    .filter((path) => !/(^|\/)\.{1,2}(\/|$)/.test(path));
  const canonicalLink = fc
    .tuple(
      fc.constantFrom("https", "http"),
      safePath,
      fc.constantFrom("", "?q=1", "?a=1&amp;b=2", "#c"),
    )
    .map(([scheme, path, rest]) => `<a href="${scheme}://www.example.com/${path}${rest}">x</a>`);
  const quote = fc.constantFrom(
    "",
    `<div class="gmail_quote">On Monday<blockquote class="gmail_quote">x</blockquote></div>`,
  );

  it("is undone by strip, byte for byte", () => {
    const mail = fc
      .tuple(fc.array(fc.oneof(text, canonicalLink), { maxLength: 30 }), quote)
      .map(([parts, end]) => `<div dir="ltr">${parts.join("")}</div>${end}`);
    fc.assert(
      fc.property(mail, (html) => {
        expect(stripHtml(instrument(html, urls).html)).toBe(html);
      }),
    );
  });

  it("changes nothing but the links' addresses in any text at all", () => {
    const scrap = fc.constantFrom(
      "<a href=",
      "'",
      '"',
      ">",
      "https://a.example/",
      "<!--",
      "-->",
      "</body>",
      " ",
      "=",
      "<script>",
      "</script>",
      "<div class=gmail_quote>",
      "x",
    );
    fc.assert(
      fc.property(
        // Without character references a destination is the very text that stood there.
        fc.oneof(
          fc.string().map((text) => text.replaceAll("&", "")),
          fc.array(scrap).map((scraps) => scraps.join("")),
        ),
        (html) => {
          const links: string[] = [];
          const marked = instrument(html, {
            open: () => "PIXEL",
            click(link, destination) {
              links.push(destination);
              return `WRAPPED${link}.`;
            },
          });
          let link = 0;
          const back = marked.html
            .replace('<img src="PIXEL" width="1" height="1" alt="">', "")
            .replace(/WRAPPED\d+\./g, () => links[link++] ?? "");
          expect(back).toBe(html);
          expect(marked.links).toEqual(links);
        },
      ),
    );
  });

  it("adds one pixel whatever the mail is", () => {
    fc.assert(
      fc.property(fc.string(), (html) => {
        expect(instrument(html, urls).html.split(PIXEL)).toHaveLength(2);
      }),
    );
  });
});
