/** A box in the window, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Placement {
  readonly left: number;
  readonly width: number;
  readonly maxHeight: number;
  /** Of the two only one is given: where its own edge keeps to what was pressed. */
  readonly top?: number;
  readonly bottom?: number;
}

const WIDTH = 380;
const TALLEST = 520;
const GAP = 6;
const MARGIN = 8;
/** Less room than this below is too little where there is more above. */
const ENOUGH = 280;

/**
 * Beside what was pressed, and wholly within the window: below it where there is room, else above it; with its left edge
 * at the button's, and further left as far as it must be.
 */
export function placeBeside(
  pressed: Box,
  page: { readonly width: number; readonly height: number },
): Placement {
  const width = Math.min(WIDTH, page.width - 2 * MARGIN);
  const left = Math.max(MARGIN, Math.min(pressed.left, page.width - width - MARGIN));
  const below = page.height - pressed.bottom - GAP - MARGIN;
  const above = pressed.top - GAP - MARGIN;
  if (below >= ENOUGH || below >= above)
    return { left, width, top: pressed.bottom + GAP, maxHeight: limited(below) };
  return { left, width, bottom: page.height - pressed.top + GAP, maxHeight: limited(above) };
}

function limited(room: number): number {
  return Math.max(120, Math.min(TALLEST, room));
}
