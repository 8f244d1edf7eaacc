import { expect, it } from "vitest";
import { isPlainText } from "./plain-text-body.ts";

function composeIn(mode: "1" | "0" | null): HTMLElement {
  const compose = document.createElement("div");
  if (mode !== null) compose.innerHTML = `<input type="hidden" name="ishtml" value="${mode}">`;
  return compose;
}

it.each([
  "Hello",
  "",
  "Hello<br>Robin<BR/>",
  "On Monday Ann &lt;ann@example.org&gt; wrote:<br>&gt; Hi",
  "Write to <ann@example.org> or see <https://example.org/a>, a < b > c",
])("takes %j for plain text", (body) => {
  expect(isPlainText(composeIn(null), body)).toBe(true);
  expect(isPlainText(composeIn("1"), body)).toBe(true);
});

it.each([
  '<div dir="ltr">Hello</div>',
  "Hello <b>Ann</b>",
  "Hello<br><A HREF='https://example.org'>x</A>",
  "<table\n><tr></tr></table>",
])("takes %j for rich text", (body) => {
  expect(isPlainText(composeIn(null), body)).toBe(false);
  expect(isPlainText(composeIn("1"), body)).toBe(false);
});

it("takes code that is written about in plain text for text", () => {
  expect(isPlainText(composeIn("0"), "Put <b>this</b> into <div>")).toBe(true);
});
