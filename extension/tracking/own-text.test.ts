import { expect, it } from "vitest";
import { ownText } from "./own-text.ts";

function textOf(html: string): string {
  const editor = document.createElement("div");
  editor.innerHTML = html;
  return ownText(editor).replace(/\s+/g, " ").trim();
}

it.each([
  ["Dear Ada", "Dear Ada"],
  ["<b>conf</b>idential", "confidential"],
  ["<div>Dear</div><div>Ada</div>one<br>two", "Dear Ada one two"],
  ["<ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table>", "a b c d"],
  [`a<!-- b --><style>c{}</style><img alt="d">e`, "a e"],
  [`Yes<div class="gmail_quote">strictly confidential</div>after`, "Yes"],
  [`<div>Yes<div><div id="appendonsend"></div>quoted</div></div>after`, "Yes"],
  [`<blockquote>her own words</blockquote>`, "her own words"],
  [`Yes<div class="gmail_signature">confidential</div>, more`, "Yes, more"],
  [`Yes<div id="Signature">confidential</div>`, "Yes"],
])("of %j what the rep wrote is %j", (html, text) => {
  expect(textOf(html)).toBe(text);
});
