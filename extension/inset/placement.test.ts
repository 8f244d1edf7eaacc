import { expect, it } from "vitest";
import { placeBeside } from "./placement.ts";

const page = { width: 1280, height: 800 };
const at = (left: number, top: number) => ({ left, right: left + 20, top, bottom: top + 20 });

it("stands below, with its left edge at the mark's, but within the window", () => {
  expect(placeBeside(at(500, 100), page).left).toBe(500);
  expect(placeBeside(at(1_000, 100), page)).toEqual({
    left: 892,
    width: 380,
    top: 126,
    maxHeight: 520,
  });
});

it("stands above where there is more room", () => {
  expect(placeBeside(at(1_000, 700), page)).toEqual({
    left: 892,
    width: 380,
    bottom: 106,
    maxHeight: 520,
  });
});

it.each([
  ["at the left edge", at(10, 100), page],
  ["at the right edge", at(1_275, 100), page],
  ["in a narrow window", at(200, 100), { width: 320, height: 480 }],
])("stays within the window %s", (_, pressed, window) => {
  const { left, width } = placeBeside(pressed, window);
  expect(left).toBeGreaterThanOrEqual(8);
  expect(left + width).toBeLessThanOrEqual(window.width - 8);
});

it("is never too low to be read", () => {
  expect(placeBeside(at(10, 60), { width: 800, height: 150 }).maxHeight).toBe(120);
});
