import { expect, it } from "vitest";
import { lookAt } from "./page-look.ts";

it.each([
  ["light", ["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]],
  ["dark", ["rgb(32, 33, 36)", "rgba(0, 0, 0, 0)"]],
  ["light", ["rgb(32, 33, 36)", "rgb(246, 248, 252)"]],
  ["dark", ["rgb(32, 33, 36)", "rgba(255, 255, 255, 0.1)"]],
  ["light", []],
] as const)("%s behind %j", (look, backgrounds) => {
  let inner: Element = document.body;
  for (const background of backgrounds) {
    const div = document.createElement("div");
    div.style.backgroundColor = background;
    inner.append(div);
    inner = div;
  }
  const mark = document.createElement("img");
  inner.append(mark);
  expect(lookAt(mark)).toBe(look);
});
