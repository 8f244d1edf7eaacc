import { shapeOf } from "./row-shape.ts";

export const LINE_CLASS = "sightline-line";

/** It hangs at the mark's start, in no line of the page's: nothing grows and nothing moves. */
export const LINE_CSS = `
.${LINE_CLASS} {
  position: absolute;
  inset-inline-end: calc(100% + 4px);
  inset-block: 0;
  display: flex;
  align-items: center;
  font: inherit;
  font-size: 12px;
  white-space: nowrap;
  color: #5f6368;
  visibility: hidden;
}
[data-look=dark] > .${LINE_CLASS} { color: #bdc1c6; }
.${LINE_CLASS}[data-fits] { visibility: visible; }
@media print { .${LINE_CLASS} { display: none; } }
`;

/** Room that is left between the line and what the page has written. */
const CLEAR = 8;

/** A mark's line of words. */
export interface StatusLine {
  /** Shows these words where there is room for all of them; "" shows none. */
  show(words: string): void;
}

/**
 * Writes beside a mark what it says, while nothing of the page's stands there.
 * @param mark positioned, so that the line can hang at it
 * @param head what of the page stands around the mark, on the same lines; null: not known, and nothing is written
 */
export function statusLine(
  mark: HTMLElement,
  head: () => HTMLElement | null,
  closed: AbortSignal,
): StatusLine {
  const line = mark.ownerDocument.createElement("span");
  line.className = LINE_CLASS;
  // The mark's own name says more.
  line.ariaHidden = "true";
  // Where the page's text is read, as the time above a message, this is none of it.
  const words = line.attachShadow({ mode: "open" });
  let watched: HTMLElement | null = null;
  // Calls between layout and paint: what is measured there costs no layout of its own.
  const observer = new ResizeObserver(() => {
    line.toggleAttribute("data-fits", words.textContent !== "" && fits(line, head()));
  });
  closed.addEventListener("abort", () => observer.disconnect());
  return {
    show(said) {
      if (closed.aborted) return;
      if (line.parentElement !== mark) mark.append(line);
      if (words.textContent !== said) words.textContent = said;
      const around = head();
      if (around === watched) return;
      observer.disconnect();
      watched = around;
      if (around !== null) observer.observe(around);
      observer.observe(line);
    },
  };
}

function fits(line: HTMLElement, head: HTMLElement | null): boolean {
  if (head === null) return false;
  const { width, height, texts, things } = shapeOf(head, `[data-sightline-status], .${LINE_CLASS}`);
  const whole = head.getBoundingClientRect();
  const isFromRight = getComputedStyle(head).direction === "rtl";
  const at = line.getBoundingClientRect();
  const start = isFromRight ? whole.right - at.right : at.left - whole.left;
  const top = at.top - whole.top;
  if (start < CLEAR || start + at.width > width || top < -1 || at.bottom - whole.top > height + 1)
    return false;
  return ![...texts, ...things].some(
    (box) =>
      box.start < start + at.width + 2 &&
      box.end > start - CLEAR &&
      box.top < top + at.height &&
      box.bottom > top,
  );
}
