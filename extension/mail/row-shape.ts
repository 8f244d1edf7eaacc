/** A box within a row, in CSS pixels from the row's start (left, or right where it is written so) and top. */
export interface RowBox {
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a row looks like. */
export interface RowShape {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly RowBox[];
  /** Pictures, buttons, boxes to check. */
  readonly things: readonly RowBox[];
}

const THINGS = "img, svg, button, input, i, [role=checkbox], [role=img], [role=button]";

/**
 * What stands where in a row. Reads layout: only to be called where it is known, after the browser has laid out the page.
 * @param skip what is ours
 */
export function shapeOf(row: HTMLElement, skip: string): RowShape {
  const whole = row.getBoundingClientRect();
  const isFromRight = getComputedStyle(row).direction === "rtl";
  const inRow = (rect: DOMRect): RowBox => ({
    start: isFromRight ? whole.right - rect.right : rect.left - whole.left,
    end: isFromRight ? whole.right - rect.left : rect.right - whole.left,
    top: rect.top - whole.top,
    bottom: rect.bottom - whole.top,
  });
  const isThere = (box: RowBox): boolean => box.end > box.start && box.bottom > box.top;

  const range = row.ownerDocument.createRange();
  const texts: RowBox[] = [];
  const walker = row.ownerDocument.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeValue?.trim() === "" || node.parentElement?.closest(skip) != null) continue;
    range.selectNodeContents(node);
    texts.push(inRow(range.getBoundingClientRect()));
  }
  const things = [...row.querySelectorAll(THINGS)]
    .filter((thing) => !thing.matches(skip))
    .map((thing) => inRow(thing.getBoundingClientRect()));
  return {
    width: whole.width,
    height: whole.height,
    texts: texts.filter(isThere),
    things: things.filter(isThere),
  };
}
