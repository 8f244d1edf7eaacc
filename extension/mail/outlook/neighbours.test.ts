import { afterEach, beforeEach, expect, it } from "vitest";
import { otherRows } from "./neighbours.ts";

let row: HTMLElement;

/** happy-dom lays nothing out. */
function layOut(element: Element, sizes: { top?: number; seen: number; whole: number }): void {
  Object.defineProperties(element, {
    scrollTop: { value: sizes.top ?? 0, configurable: true },
    clientHeight: { value: sizes.seen, configurable: true },
    scrollHeight: { value: sizes.whole, configurable: true },
  });
}

beforeEach(() => {
  document.body.innerHTML =
    '<div id="scroller" style="overflow-y: auto"><div role="listbox"><p role="option" data-convid="a"></p></div></div>';
  row = document.querySelector<HTMLElement>("[role=option]") ?? document.body;
});

afterEach(() => {
  document.body.removeAttribute("style");
  layOut(document.documentElement, { seen: 0, whole: 0 });
});

it("are all there where the list is wholly shown, however high the page that does not scroll", () => {
  document.body.style.overflowY = "hidden";
  layOut(document.documentElement, { seen: 600, whole: 1_200 });
  expect(otherRows(row)).toEqual([]);
});

it.each([
  ["below", 0],
  ["above", 600],
])("may be hidden %s in a list that scrolls", (_, top) => {
  layOut(document.querySelector("#scroller") ?? row, { top, seen: 600, whole: 1_200 });
  expect(otherRows(row)).toBeNull();
});

it("may be hidden in a page that scrolls", () => {
  layOut(document.documentElement, { seen: 600, whole: 1_200 });
  expect(otherRows(row)).toBeNull();
});
