import { describe, expect, it } from "vitest";
import { instrument } from "./instrument.ts";
import { stripHtml } from "./strip-html.ts";
import { showsTracked, stripElement } from "./strip.ts";
import { trackedUrls } from "./test-mail.ts";

const foreign = trackedUrls("https://links.other.example:8443");
const pixel = foreign.open();
const link = foreign.click(1, "https://shop.example/cart?a=1&b=2#top") ?? "";
const proxied = `https://ci3.googleusercontent.com/meips/ABCD=s0-d-e1-ft#${pixel}`;
const outlookProxied = `/actions/ei?u=${encodeURIComponent(pixel)}&amp;d=2026-11-21T19%3A00%3A00.000Z`;
const safeLink = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(link)}&data=x`;

describe("strip", () => {
  it.each([
    [`a<img src="${pixel}" width="1" height="1" alt="">b`, "ab"],
    [`a<IMG class=CToWUd data-bit=iit SRC='${proxied}'/>b`, "ab"],
    [
      `<a href="${link.replace("&", "&amp;")}">x</a>`,
      `<a href="https://shop.example/cart?a=1&amp;b=2#top">x</a>`,
    ],
    [`<a href="${safeLink}">x</a>`, `<a href="https://shop.example/cart?a=1&amp;b=2#top">x</a>`],
    [
      `<a href="${link}" data-saferedirecturl="https://www.google.com/url?q=${encodeURIComponent(link)}" target=_blank>x</a>`,
      `<a href="https://shop.example/cart?a=1&amp;b=2#top" target=_blank>x</a>`,
    ],
    [
      `<a href="${safeLink}" originalsrc="${link}" shash="a">x</a>`,
      `<a href="https://shop.example/cart?a=1&amp;b=2#top" shash="a">x</a>`,
    ],
    [
      `<map><area href='${link}'></map>`,
      `<map><area href='https://shop.example/cart?a=1&amp;b=2#top'></map>`,
    ],
    [`a<img data-imagetype="External" src="${outlookProxied}" originalsrc="${pixel}">b`, "ab"],
    [`a<img data-imagetype="External" src='${outlookProxied}'>b`, "ab"],
    [`a<img data-imagetype="External" blockedimagesrc="${pixel}">b`, "ab"],
    [
      `<a href="${safeLink}" originalsrc="${link}" shash="ab" title="Original URL: ${link} Click to follow" data-linkindex="0">x</a>`,
      `<a href="https://shop.example/cart?a=1&amp;b=2#top" shash="ab" data-linkindex="0">x</a>`,
    ],
    [
      `<a href="https://www.example.com/" originalsrc="${link}" data-a='${encodeURIComponent(safeLink)}'>the rep's own since</a>`,
      `<a href="https://www.example.com/">the rep's own since</a>`,
    ],
  ])("cleans %s", (html, expected) => {
    expect(stripHtml(html)).toBe(expected);
    const editor = document.createElement("div");
    const clean = document.createElement("div");
    editor.innerHTML = html;
    clean.innerHTML = expected;
    stripElement(editor);
    expect(editor.innerHTML).toBe(clean.innerHTML);
  });

  it.each([
    `<img src="https://cdn.example/o/logo.gif">`,
    `<a href="https://www.example/c/shop/cart">x</a>`,
    `<a href="https://www.example/c/engineering/a" title="https://www.example/c/engineering/a">x</a>`,
    `<img src="https://www.example/a.png" alt="${pixel}">`,
    `<!-- <img src="${pixel}"> -->`,
    `<p>${pixel}</p>`,
    `<a href="${pixel}">a link to a pixel</a>`,
    `<img src="${link}">`,
  ])("leaves %s alone", (html) => {
    expect(stripHtml(html)).toBe(html);
  });

  it("cleans an editor, and knows whether a page shows something to clean", () => {
    const own = trackedUrls();
    const quoted = instrument(`<p>Hi <a href="https://shop.example/">x</a></p>`, own).html;
    document.body.innerHTML = `<p>Yes</p><div class="gmail_quote">${quoted}<img src="${proxied}"></div>`;
    expect(showsTracked(document)).toBe(true);
    stripElement(document.body);
    expect(document.body.innerHTML).toBe(
      `<p>Yes</p><div class="gmail_quote"><p>Hi <a href="https://shop.example/">x</a></p></div>`,
    );
    expect(showsTracked(document)).toBe(false);
  });
});
