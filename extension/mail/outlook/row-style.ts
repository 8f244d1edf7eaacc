import { MARK_CLASS } from "../mark-button.ts";
import { lookAt, type PageLook } from "../page-look.ts";
import { statusIconCss } from "../status-icon.ts";
import { findSpot, type Spot } from "./free-spot.ts";
import { shapeOf } from "../row-shape.ts";
import { SELECTORS } from "./selectors.ts";

/** Of the list's rows, as many as show how long its texts are. */
const MOST_ROWS = 8;
const LOOK_MS = 1_000;

/** Where the marks of a page's rows stand: the same place in each, so that none has to be measured when it is drawn. */
export interface RowStyle {
  /** A mark has just been drawn in this row. */
  drawn(row: HTMLElement): void;
}

const styles = new WeakMap<Document, RowStyle>();

export function rowStyle(page: Document): RowStyle {
  const known = styles.get(page);
  if (known !== undefined) return known;
  const style = makeRowStyle(page);
  styles.set(page, style);
  return style;
}

/**
 * The place is looked for once, between layout and paint, for one row; and again when that row's size changes (the window,
 * the list's width, the density of the list), or when it is gone.
 */
function makeRowStyle(page: Document): RowStyle {
  const sheet = new CSSStyleSheet();
  let spot: Spot | null = null;
  let sample: HTMLElement | null = null;
  let measured = "";
  let look: PageLook = "light";
  let isLookKnown = false;

  const write = (): void => sheet.replaceSync(cssFor(spot, look));

  /** Themes are changed while the page stands, without a word to anybody. */
  function checkLook(): void {
    isLookKnown = false;
    if (sample === null) return;
    const now = lookAt(sample);
    if (now === look) return;
    look = now;
    write();
  }

  const observer = new ResizeObserver((entries) => {
    const size = entries.at(-1)?.contentRect;
    if (sample === null || size === undefined || size.width === 0) return;
    checkLook();
    const key = `${size.width} ${size.height}`;
    if (key === measured) return;
    measured = key;
    const rows = [...(sample.closest(SELECTORS.list)?.querySelectorAll(SELECTORS.row) ?? [])]
      .filter((row) => row instanceof HTMLElement)
      .slice(0, MOST_ROWS);
    const next = findSpot(
      [sample, ...rows].map((row) => shapeOf(row, `.${MARK_CLASS}`)),
      spot,
    );
    if (JSON.stringify(next) === JSON.stringify(spot)) return;
    spot = next;
    write();
  });

  write();
  return {
    drawn(row) {
      // A page that a script writes anew has lost it.
      if (!page.adoptedStyleSheets.includes(sheet)) page.adoptedStyleSheets.push(sheet);
      if (sample?.isConnected === true) {
        if (!isLookKnown) setTimeout(() => requestIdleCallback(checkLook), LOOK_MS);
        isLookKnown = true;
        return;
      }
      if (sample !== null) observer.unobserve(sample);
      sample = row;
      observer.observe(row);
    },
  };
}

/** A row without a place of its own is made one that the mark's counts from; the page's own rules, if any, win. */
function cssFor(spot: Spot | null, look: PageLook): string {
  const { start, top, size } = spot ?? { start: 0, top: 0, size: 16 };
  return `
:where(${SELECTORS.row}) { position: relative; }
${SELECTORS.row} > .${MARK_CLASS} {
  position: absolute;
  inset: ${top}px auto auto auto;
  inset-inline-start: ${start}px;
  width: ${size}px;
  height: ${size}px;
  background: center / contain no-repeat;
  forced-color-adjust: none;
  ${spot === null ? "visibility: hidden;" : ""}
}
${statusIconCss(`${SELECTORS.row} > .${MARK_CLASS}`, look)}
@media print { ${SELECTORS.row} > .${MARK_CLASS} { display: none; } }`;
}
