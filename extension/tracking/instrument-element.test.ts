import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instrument } from "./instrument.ts";
import { instrumentElement } from "./instrument-element.ts";
import { isAddressText } from "./address-text.ts";
import { stripHtml } from "./strip-html.ts";
import { stripElement } from "./strip.ts";
import { trackedUrls } from "./test-mail.ts";
import type { TrackedUrls } from "./tracked-urls.ts";

const urls = trackedUrls();
const LINK = '<a href="https://a.example/">x</a>';

function editorWith(html: string): HTMLElement {
  const editor = document.createElement("div");
  editor.innerHTML = html;
  return editor;
}

/** As an editor holds it and gives it away. */
const written = (html: string): string => editorWith(html).innerHTML;

/** Mails as editors hold them: nested, with everything that may begin a quote and much that may not. */
const { mail } = fc.letrec<{ mail: string; node: string }>((tie) => ({
  mail: fc.array(tie("node"), { maxLength: 6 }).map((nodes) => nodes.join("")),
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      "Hi Ann,",
      "<br>",
      "a &lt; b &amp; c",
      "<!-- note -->",
      `<img src="https://a.example/x.png">`,
      `<a href="https://a.example/?a=1&amp;b=2#c">x</a>`,
      `<a href="http://b.example/%C3%A9?q='1'">x</a>`,
      `<a href=" https://c.example">x</a>`,
      `<a href="https://ann:secret@a.example/">x</a>`,
      `<a href="mailto:ann@example.org">x</a>`,
      `<a href="#part">x</a>`,
      `<a href="https://a.example/">https://a.<b>example</b>/</a>`,
      `<a href="https://a.example/">&nbsp;www.a.example/?a=1&amp;b=2</a>`,
      `<a href="https://a.example/"><img src="https://a.example/x.png"></a>`,
      `<a name="x">x</a>`,
      `<map><area href="https://a.example/map"></map>`,
      `<div id="appendonsend"></div>`,
      `<div id="x_appendonsend"></div>`,
      `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in">From:</div>`,
    ),
    fc
      .tuple(
        fc.constantFrom(
          "<div>|</div>",
          `<div class="elementToProof" style="color:#222">|</div>`,
          "<blockquote>|</blockquote>",
          `<blockquote type="cite">|</blockquote>`,
          `<div class="x_x_gmail_quote">|</div>`,
          `<div id="mail-editor-reference-message-container">|</div>`,
          `<div id="x_x_divRplyFwdMsg">|</div>`,
          `<div id="x_Signature" class="xx_gmail_quote">|</div>`,
          "<ul><li>|</li></ul>",
          "<table><tbody><tr><td>|</td></tr></tbody></table>",
        ),
        tie("mail"),
      )
      .map(([around, inside]) => around.replace("|", () => inside)),
  ),
}));

/** All that may be left out of a mail's tracking. */
const manners = fc
  .record({ opens: fc.boolean(), links: fc.boolean(), wrapsAddresses: fc.boolean() })
  .map(({ opens, links, wrapsAddresses }): TrackedUrls => ({
    open: () => (opens ? urls.open() : null),
    click: (link, destination) => (links ? urls.click(link, destination) : null),
    staysFor: wrapsAddresses ? undefined : isAddressText,
  }));

describe("instrumentElement", () => {
  it("wraps the same links, stops at the same quote and puts the pixel where instrument puts it", () => {
    fc.assert(
      fc.property(mail, manners, (text, manner) => {
        const html = written(text);
        const editor = editorWith(html);
        const expected = instrument(html, manner);
        const { links } = instrumentElement(editor, manner);
        expect(links).toEqual(expected.links);
        expect(editor.innerHTML).toBe(written(expected.html));
      }),
      { numRuns: 500 },
    );
  });

  it("is undone to the letter, also where the editor has drawn all of it anew", () => {
    fc.assert(
      fc.property(mail, manners, fc.boolean(), (text, manner, drawnAnew) => {
        const editor = editorWith(text);
        const before = editor.innerHTML;
        const { undo } = instrumentElement(editor, manner);
        if (drawnAnew) editor.innerHTML = written(editor.innerHTML);
        undo();
        expect(editor.innerHTML).toBe(before);
      }),
    );
  });

  it("leaves links alone, or adds no picture, where their addresses are not given", () => {
    const text = `${LINK}<p>Hi</p>`;
    const opens = editorWith(text);
    expect(instrumentElement(opens, { ...urls, click: () => null }).links).toEqual([]);
    expect(opens.innerHTML).toBe(`${text}<img src="${urls.open()}" width="1" height="1" alt="">`);
    const links = editorWith(text);
    expect(instrumentElement(links, { ...urls, open: () => null }).links).toHaveLength(1);
    expect(links.querySelector("img")).toBeNull();
    expect(links.querySelector("a")?.href).toContain("t.example.com");
  });

  it("leaves a link whose text is an address, where that is wished", () => {
    const shown = `<a href="https://a.example/">a.example/x</a>`;
    const editor = editorWith(shown + LINK);
    const { links } = instrumentElement(editor, { ...urls, staysFor: isAddressText });
    expect(links).toEqual(["https://a.example/"]);
    expect(editor.innerHTML.startsWith(shown)).toBe(true);
    expect(instrumentElement(editorWith(shown), urls).links).toHaveLength(1);
  });

  it("undoes nothing of what the rep has done since", () => {
    const editor = editorWith(`<p>${LINK}${LINK}</p>`);
    const { undo } = instrumentElement(editor, urls);
    editor.querySelector("a")?.setAttribute("href", "https://b.example/");
    editor.querySelector("p")?.append(" and more");
    undo();
    expect(editor.innerHTML).toBe(`<p><a href="https://b.example/">x</a>${LINK} and more</p>`);
    undo();
    expect(editor.innerHTML).toContain("and more");
  });

  it("changes nothing where minting fails", () => {
    const editor = editorWith(LINK);
    const broken = {
      ...urls,
      open: () => {
        throw new RangeError("no token holds this");
      },
    };
    expect(() => instrumentElement(editor, broken)).toThrow(RangeError);
    expect(editor.innerHTML).toBe(LINK);
  });

  it("wraps 255 links and leaves the others", () => {
    const editor = editorWith(LINK.repeat(300));
    expect(instrumentElement(editor, urls).links).toHaveLength(255);
  });

  it("adds a bare picture, and one only, whatever stands there", () => {
    const editor = editorWith("");
    instrumentElement(editor, urls);
    expect(editor.innerHTML).toBe(`<img src="${urls.open()}" width="1" height="1" alt="">`);
  });
});

describe("strip", () => {
  it("cleans an editor as it cleans HTML", () => {
    fc.assert(
      fc.property(mail, (text) => {
        const { html } = instrument(written(text), urls);
        const editor = editorWith(html);
        stripElement(editor);
        expect(editor.innerHTML).toBe(written(stripHtml(html)));
        expect(editor.innerHTML).not.toContain("t.example.com");
      }),
    );
  });
});
