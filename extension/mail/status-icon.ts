import type { StatusMark } from "./mail-client.ts";
import type { PageLook } from "./page-look.ts";

type State = StatusMark["state"];

const GREY = "#70757a";
const GREEN = "#188038";

/** The dark page's are as bright as they must be to be seen on it, on its selected rows, too. */
const COLORS: Readonly<Record<PageLook, Readonly<Record<State, string>>>> = {
  light: {
    sent: GREY,
    untracked: GREY,
    unconfirmed: GREY,
    opened: GREEN,
    clicked: "#1a73e8",
    undeliverable: "#d93025",
    replied: "#a142f4",
  },
  dark: {
    sent: "#bdc1c6",
    untracked: "#bdc1c6",
    unconfirmed: "#bdc1c6",
    opened: "#81c995",
    clicked: "#8ab4f8",
    undeliverable: "#f28b82",
    replied: "#d7aefb",
  },
};

const TICKS = "M1.5 8.5l3 3 6-7M6.5 10.5l1 1 6-7";

const stroke = (color: string, path: string, width = 1.8): string =>
  `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;

/** Told apart by shape, not by colour alone. */
const DRAWINGS: Readonly<Record<State, (color: string) => string>> = {
  sent: (color) => stroke(color, "M3 8.5l3 3 6.5-7"),
  untracked: (color) => stroke(color, "M4 8h8"),
  // Two ticks as outlines: a wide stroke with a narrow one cut out of it, so that any background shows through.
  unconfirmed: (color) =>
    `<mask id="o" maskUnits="userSpaceOnUse" x="0" y="0" width="16" height="16"><path d="M0 0h16v16H0z" fill="#fff"/>${stroke("#000", TICKS, 1)}</mask><g mask="url(#o)">${stroke(color, TICKS, 2.6)}</g>`,
  opened: (color) => stroke(color, TICKS),
  clicked: (color) =>
    stroke(
      color,
      "M7 9a3 3 0 0 0 4.2.3l2-2a3 3 0 0 0-4.2-4.2l-.9.8M9 7a3 3 0 0 0-4.2-.3l-2 2A3 3 0 0 0 7 12.900l.9-.8",
    ),
  undeliverable: (color) =>
    stroke(
      color,
      "M8 1.800a6.200 6.200 0 1 1 0 12.400a6.200 6.200 0 1 1 0-12.400M8 4.800v4M8 11.300v.1",
    ),
  replied: (color) => stroke(color, "M6.5 4L2.5 8l4 4M2.5 8h7a4 4 0 0 1 4 4v.5"),
};

/** At the corner of what is hot. */
const DOT = '<circle cx="13.500" cy="2.500" r="2.500" fill="#e8710a"/>';

/** A mark as an image of 16×16, for `src` and for CSS; that of a hot mail has a dot. */
export function statusIconUrl(state: State, look: PageLook = "light", isHot = false): string {
  return svgUrl(DRAWINGS[state](COLORS[look][state]) + (isHot ? DOT : ""));
}

/** Style rules that draw marks by their `data-sightline-status`. */
export function statusIconCss(selector: string, look: PageLook): string {
  const rules = new Map<string, string>();
  for (const state of Object.keys(DRAWINGS).filter(isState))
    rules.set(`${selector}[data-sightline-status=${state}]`, statusIconUrl(state, look));
  return [...rules].map(([rule, url]) => `${rule} { background-image: url(${url}); }`).join("\n");
}

function isState(name: string): name is State {
  return Object.hasOwn(DRAWINGS, name);
}

/** Base64, since InboxSDK writes the URL into CSS without quotes. */
function svgUrl(drawing: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">${drawing}</svg>`;
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
