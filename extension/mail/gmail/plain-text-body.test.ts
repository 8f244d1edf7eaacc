import { expect, it } from "vitest";
import { isPlainTextBody } from "./plain-text-body.ts";

it.each([
  "Hello",
  "",
  "Hello<br>Robin<BR/>",
  "On Monday Ann &lt;ann@example.org&gt; wrote:<br>&gt; Hi",
  "Write to <ann@example.org> or see <https://example.org/a>, a < b > c",
])("takes %j for plain text", (body) => {
  expect(isPlainTextBody(body)).toBe(true);
});

it.each([
  '<div dir="ltr">Hello</div>',
  "Hello <b>Ann</b>",
  "Hello<br><A HREF='https://example.org'>x</A>",
  "<table\n><tr></tr></table>",
])("takes %j for rich text", (body) => {
  expect(isPlainTextBody(body)).toBe(false);
});
