import { describe, expect, it } from "vitest";
import { isQuoted } from "./quote-marks.ts";

const quotedIn = (html: string): boolean => {
  const mail = document.createElement("div");
  mail.innerHTML = html;
  const pixel = mail.querySelector("img");
  if (pixel === null) throw new Error("no picture in it");
  return isQuoted(pixel, mail);
};

describe("isQuoted", () => {
  it.each([
    ["Gmail", '<div class="gmail_quote_container gmail_quote"><img></div>'],
    ["Gmail, seen in Outlook", '<div class="x_gmail_quote"><img></div>'],
    ["Apple Mail", '<blockquote type="cite"><img></blockquote>'],
    ["Outlook", '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"></div><div><img></div>'],
    ["Outlook, twice", '<div id="x_x_divRplyFwdMsg"></div><div><p><img></p></div>'],
    ["new Outlook", '<div id="x_mail-editor-reference-message-container"><div><img></div></div>'],
    [
      "Outlook for the desktop",
      '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"></div></div><p><img></p>',
    ],
    ["Thunderbird", '<div class="x_moz-cite-prefix"></div><blockquote><img></blockquote>'],
  ])("sees the quote of %s", (_, html) => {
    expect(quotedIn(`<p>Thanks</p>${html}`)).toBe(true);
  });

  it.each([
    ["without a quote", "<p>Hello</p><img>"],
    ["above it", '<p>Hello</p><img><div id="appendonsend"></div><div id="divRplyFwdMsg"></div>'],
    ["below what is only indented", "<blockquote>a list</blockquote><img>"],
  ])("leaves alone what stands %s", (_, html) => {
    expect(quotedIn(html)).toBe(false);
  });
});
