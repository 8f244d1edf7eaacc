import type { RowBox, RowShape } from "../row-shape.ts";

/** Where a mark is drawn. */
export interface Spot {
  readonly start: number;
  readonly top: number;
  readonly size: number;
}

const SIZES = [16, 14, 12];
/** Initials in a picture's place are no text to be kept clear of on both sides. */
const TEXT_WIDTH = 24;
const CLEAR = 1;
const STEP = 2;

/**
 * A place that is free in all of some rows, before their text: below the picture of the sender where there is one. Where
 * nothing is free, the picture's corner, which says nothing.
 * @param before where marks are drawn already: it stays while it is free
 */
export function findSpot(rows: readonly RowShape[], before: Spot | null): Spot | null {
  if (rows.length === 0) return null;
  const height = Math.min(...rows.map((row) => row.height));
  const column = columnOf(rows);
  const things = rows.flatMap((row) => row.things).filter(({ end }) => end <= column + CLEAR);
  const taken = [...rows.flatMap((row) => row.texts), ...rows.flatMap((row) => row.things)];
  const isFree = ({ start, top, size }: Spot): boolean =>
    start >= CLEAR &&
    start + size <= column - CLEAR &&
    top >= CLEAR &&
    top + size <= height - CLEAR &&
    !taken.some((box) => touches(box, start, top, size));
  if (before !== null && isFree(before)) return before;

  const picture = things.toSorted((a, b) => area(b) - area(a))[0] ?? null;
  const middle = picture === null ? column / 2 : (picture.start + picture.end) / 2;
  for (const size of SIZES) {
    for (const top of tops(picture, height, size)) {
      for (const start of starts(middle - size / 2, column, size)) {
        const spot = { start, top, size };
        if (isFree(spot)) return spot;
      }
    }
  }
  const size = SIZES.at(-1) ?? 0;
  if (picture === null) return { start: 0, top: Math.max(0, (height - size) / 2), size };
  return { start: picture.end - size + 2, top: picture.bottom - size + 2, size };
}

/** Where the text begins. */
function columnOf(rows: readonly RowShape[]): number {
  const starts = rows
    .flatMap((row) => row.texts)
    .filter(({ start, end }) => end - start > TEXT_WIDTH)
    .map(({ start }) => start);
  return Math.min(...rows.map(({ width }) => width), ...starts);
}

/** Below the picture first, then from the row's middle outwards. */
function tops(picture: RowBox | null, height: number, size: number): number[] {
  const all: number[] = [];
  const below = Math.ceil(picture?.bottom ?? height) + CLEAR;
  for (let top = below; top + size <= height; top += STEP) all.push(top);
  const middle = Math.round((height - size) / 2);
  for (let aside = 0; aside <= middle; aside += STEP) all.push(middle + aside, middle - aside);
  return all;
}

function starts(middle: number, column: number, size: number): number[] {
  const all: number[] = [];
  for (let aside = 0; aside <= column; aside += STEP)
    all.push(Math.round(middle) + aside, Math.round(middle) - aside);
  return all.filter((start) => start >= 0 && start + size <= column);
}

function touches(box: RowBox, start: number, top: number, size: number): boolean {
  return (
    box.start < start + size + CLEAR &&
    box.end > start - CLEAR &&
    box.top < top + size + CLEAR &&
    box.bottom > top - CLEAR
  );
}

function area({ start, end, top, bottom }: RowBox): number {
  return (end - start) * (bottom - top);
}
