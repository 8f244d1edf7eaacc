import { lookAt } from "./page-look.ts";
import { shapeOf } from "./row-shape.ts";

const LINE_CLASS = "sightline-line";

/** It hangs at the mark's start, in no line of the page's: nothing grows and nothing moves. */
export const LINE_CSS = `
.${LINE_CLASS} {
  position: absolute;
  font: inherit;
  font-size: 12px;
  white-space: nowrap;
  color: #5f6368;
  visibility: hidden;
  pointer-events: none;
}
.${LINE_CLASS}[data-look=dark] { color: #bdc1c6; }
[data-sightline-status] > .${LINE_CLASS} { inset-inline-end: calc(100% + 4px); inset-block: 0; display: flex; align-items: center; }
:not([data-sightline-status]) > .${LINE_CLASS} { transform: translateX(calc(-100% - 4px)); }
:not([data-sightline-status]) > .${LINE_CLASS}:dir(rtl) { transform: translateX(calc(100% + 4px)); }
.${LINE_CLASS}[data-fits] { visibility: visible; }
@media print { .${LINE_CLASS} { display: none; } }
`;

/** Room that is left between the line and what the page has written. */
const CLEAR = 8;

/** A mark's line of words. */
export interface StatusLine {
  /** Shows these words where there is room for all of them; "" shows none. */
  show(words: string): void;
  /** Puts it where it belongs, when the page has drawn the mark elsewhere. */
  keep(): void;
}

/** Where a line stands. */
export interface LinePlace {
  readonly page: Document;
  /** Puts it into the page: into the mark, which is positioned, or right before it. */
  readonly put: (line: HTMLElement) => void;
  /** What of the page stands around the mark, on the same lines; null: not known, and nothing is written. */
  readonly head: () => HTMLElement | null;
}

/** Writes beside a mark what it says, while nothing of the page's stands there. */
export function statusLine({ page, put, head }: LinePlace, closed: AbortSignal): StatusLine {
  const line = page.createElement("span");
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
  closed.addEventListener("abort", () => {
    observer.disconnect();
    line.remove();
  });

  function keep(): void {
    if (closed.aborted || words.textContent === "") return;
    put(line);
    line.dataset["look"] = lookAt(line);
    const around = head();
    if (around === watched) return;
    observer.disconnect();
    watched = around;
    if (around !== null) observer.observe(around);
    observer.observe(line);
  }

  return {
    show(said) {
      if (words.textContent !== said) words.textContent = said;
      keep();
    },
    keep,
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
