import { expect, it } from "vitest";
import { draftIdOf } from "./draft-id.ts";

function composeWith(draft: string | null): HTMLElement {
  const compose = document.createElement("div");
  if (draft !== null) compose.innerHTML = `<input type="hidden" name="draft" value="${draft}">`;
  return compose;
}

it("is Gmail's own, the same in every window of a draft", () => {
  expect(draftIdOf(composeWith("#msg-a:r123"))).toBe("#msg-a:r123");
  expect(draftIdOf(composeWith("#msg-a:r123"))).toBe("#msg-a:r123");
});

it.each([null, "", "undefined", "null"])(
  "is made up where Gmail has %j: two mails never share one",
  (value) => {
    expect(draftIdOf(composeWith(value))).not.toBe(draftIdOf(composeWith(value)));
  },
);
