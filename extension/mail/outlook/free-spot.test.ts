import { array, assert, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import type { RowBox, RowShape } from "../row-shape.ts";
import { findSpot, type Spot } from "./free-spot.ts";

const box = (start: number, top: number, width: number, height: number): RowBox => ({
  start,
  end: start + width,
  top,
  bottom: top + height,
});

const full: RowShape = {
  width: 384,
  height: 86,
  texts: [box(22, 14, 20, 20), box(60, 10, 140, 20), box(60, 30, 80, 20), box(320, 30, 50, 20)],
  things: [box(16, 10, 32, 32)],
};
const compact: RowShape = {
  width: 384,
  height: 40,
  texts: [box(16, 9, 110, 20), box(134, 9, 120, 20), box(320, 9, 50, 20)],
  things: [],
};

const isFree = (spot: Spot | null, { texts, things }: RowShape): boolean =>
  spot !== null &&
  [...texts, ...things].every(
    ({ start, end, top, bottom }) =>
      end <= spot.start ||
      start >= spot.start + spot.size ||
      bottom <= spot.top ||
      top >= spot.top + spot.size,
  );

describe("findSpot", () => {
  it("is below the sender's picture, in its middle", () => {
    expect(findSpot([full], null)).toEqual({ start: 24, top: 43, size: 16 });
  });

  it("is smaller beside text that begins near the edge, in the middle of the line", () => {
    expect(findSpot([compact], null)).toEqual({ start: 1, top: 13, size: 14 });
  });

  it("stays where it was while that is free", () => {
    const before = { start: 20, top: 60, size: 16 };
    expect(findSpot([full], before)).toBe(before);
    expect(findSpot([compact], before)).not.toBe(before);
  });

  it("is free in every row", () => {
    const other = { ...full, things: [...full.things, box(20, 44, 20, 20)] };
    const spot = findSpot([full, other], null);
    expect(isFree(spot, other)).toBe(true);
  });

  it("is beside the picture where there is no room below it", () => {
    expect(findSpot([{ ...full, height: 46 }], null)).toEqual({ start: 1, top: 16, size: 14 });
  });

  it("is the picture's corner where nothing is free, never on the text", () => {
    const crowded = { ...full, height: 46, things: [box(8, 10, 40, 32)] };
    expect(findSpot([crowded], null)).toEqual({ start: 38, top: 32, size: 12 });
  });

  it("knows nothing without rows", () => {
    expect(findSpot([], null)).toBeNull();
  });

  it("covers no text that is told from pictures, whatever the row is like", () => {
    const boxes = (most: number) =>
      array(
        record({
          start: integer({ min: 40, max: 300 }),
          top: integer({ min: 0, max: 60 }),
          width: integer({ min: 25, max: 100 }),
        }),
        { maxLength: most },
      );
    assert(
      property(boxes(8), integer({ min: 20, max: 100 }), (texts, height) => {
        const row: RowShape = {
          width: 400,
          height,
          texts: texts.map(({ start, top, width }) => box(start, top, width, 18)),
          things: [],
        };
        const spot = findSpot([row], null);
        expect(isFree(spot, row)).toBe(true);
      }),
    );
  });
});
