import { expect, test } from "vitest";
import { showHtml, showText } from "./shown-mail.ts";
import { withOwnAddresses } from "./sent-pictures.ts";
import { uniqueBody } from "./unique-body.ts";

const date = "2026-11-21T10:00:00.000Z";
const pixel = '<img src="https://t.example.com/o/a?b=1&amp;c=2" width="1" height="1" alt="">';

test("ids and classes of a mail are marked, scripts go, links open in a new tab", () => {
  const { html } = showHtml(
    '<div id="body" class="MsoNormal  big" onclick="x()"><script>1</script><a href="https://a.example/">ä</a></div>',
    { pictures: "direct", date },
  );
  expect(html).toBe(
    '<div id="x_body" class="x_MsoNormal x_big"><a href="https://a.example/" target="_blank" rel="noopener noreferrer" data-auth="NotApplicable" data-linkindex="0">ä</a></div>',
  );
});

test("pictures come direct, by way of the proxy, or not at all", () => {
  expect(showHtml(pixel, { pictures: "direct", date }).html).toBe(
    '<img src="https://t.example.com/o/a?b=1&amp;c=2" width="1" height="1" alt="" data-imagetype="External">',
  );
  const proxied = showHtml(pixel, { pictures: "proxied", date });
  expect(proxied.html).toContain(
    'src="/actions/ei?u=https%3A%2F%2Ft.example.com%2Fo%2Fa%3Fb%3D1%26c%3D2&amp;d=2026-11-21T10%3A00%3A00.000Z"',
  );
  expect(proxied.html).toContain('originalsrc="https://t.example.com/o/a?b=1&amp;c=2"');
  expect(proxied.hasBlockedImages).toBe(false);
  const blocked = showHtml(pixel, { pictures: "blocked", date });
  expect(blocked).toEqual({
    html: '<img width="1" height="1" alt="" data-imagetype="External" blockedimagesrc="https://t.example.com/o/a?b=1&amp;c=2">',
    hasBlockedImages: true,
  });
});

test("a picture that an editor showed by way of the proxy leaves with its own address", () => {
  const shown = showHtml(pixel, { pictures: "proxied", date }).html;
  const sent = withOwnAddresses(`<div>${shown}</div>`);
  expect(sent).toContain('src="https://t.example.com/o/a?b=1&amp;c=2"');
  expect(sent).not.toContain("/actions/ei");
  expect(sent).not.toContain("originalsrc");
  expect(withOwnAddresses("<p>As it was<br></p>")).toBe("<p>As it was<br></p>");
});

test("plain text is shown as it is, its addresses as links", () => {
  expect(showText("See https://a.example/?b=1&c=2\n<ok>")).toContain(
    'See <a href="https://a.example/?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">https://a.example/?b=1&amp;c=2</a>\n&lt;ok&gt;',
  );
});

test.each([
  [
    "Exchange's",
    '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From</div><div>old</div>',
  ],
  ["a telephone's", '<div id="mail-editor-reference-message-container"><hr>old</div>'],
  ["one without its mark", '<hr><div id="divRplyFwdMsg">From</div><div>old</div>'],
  ["Gmail's", '<div class="gmail_quote gmail_quote_container">old</div>'],
  ["Apple's", '<blockquote type="cite">old</blockquote>'],
])("the quote is what stands behind: %s", (_whose, quote) => {
  expect(uniqueBody(`<div><p>new</p>${quote}<p>old</p></div><p>old</p>`)).toBe(
    "<div><p>new</p></div>",
  );
});

test("a mail without a quote has none", () => {
  expect(uniqueBody("<p>new</p><hr><p>still new</p>")).toBeNull();
});
