import type { StatusMark } from "./mail-client.ts";

const GREY = "#80868b";
const GREEN = "#188038";
const BLUE = "#1a73e8";
const PURPLE = "#a142f4";
const RED = "#d93025";

const TICKS = "M1.5 8.5l3 3 6-7M6.5 10.5l1 1 6-7";

const stroke = (color: string, path: string, width = 1.8): string =>
  `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** Told apart by shape, not by colour alone. */
const DRAWINGS: Readonly<Record<StatusMark["state"], string>> = {
  sent: stroke(GREY, "M3 8.5l3 3 6.5-7"),
  // Two ticks as outlines: a wide stroke with a narrow one cut out of it, so that any background shows through.
  unconfirmed: `<mask id="o" maskUnits="userSpaceOnUse" x="0" y="0" width="16" height="16"><path d="M0 0h16v16H0z" fill="#fff"/>${stroke("#000", TICKS, 1)}</mask><g mask="url(#o)">${stroke(GREY, TICKS, 2.6)}</g>`,
  opened: stroke(GREEN, TICKS),
  clicked: stroke(
    BLUE,
    "M7 9a3 3 0 0 0 4.2.3l2-2a3 3 0 0 0-4.2-4.2l-.9.8M9 7a3 3 0 0 0-4.2-.3l-2 2A3 3 0 0 0 7 12.900l.9-.8",
  ),
  undeliverable: stroke(
    RED,
    "M8 1.800a6.200 6.200 0 1 1 0 12.400a6.200 6.200 0 1 1 0-12.400M8 4.800v4M8 11.300v.1",
  ),
  replied: stroke(PURPLE, "M6.5 4L2.5 8l4 4M2.5 8h7a4 4 0 0 1 4 4v.5"),
};

/** A mark as an image of 16×16, for `src` and for CSS. */
export function statusIconUrl(state: StatusMark["state"]): string {
  return svgUrl(DRAWINGS[state]);
}

const EYE = "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z";
const PUPIL = '<circle cx="8" cy="8" r="2.2" fill="COLOR"/>';

/** The compose button's eye: open, or struck through. */
export function toggleIconUrl(on: boolean): string {
  const color = on ? GREEN : "#5f6368";
  const slash = on ? "" : stroke(color, "M3 13L13 3", 1.5);
  return svgUrl(stroke(color, EYE, 1.5) + PUPIL.replace("COLOR", color) + slash);
}

/** Base64, since InboxSDK writes the URL into CSS without quotes. */
function svgUrl(drawing: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${drawing}</svg>`;
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
