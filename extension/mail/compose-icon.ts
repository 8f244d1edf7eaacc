import type { ComposeToggle } from "./mail-client.ts";

type State = ComposeToggle["state"];

/** A path that is drawn as a line, or a dot. All in a square of 20 by 20. */
export type Stroke =
  | { readonly path: string }
  | { readonly dot: readonly [x: number, y: number, radius: number] };

const EYE: readonly Stroke[] = [
  { path: "M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10z" },
  { dot: [10, 10, 2.6] },
];
const LINK: readonly Stroke[] = [
  { path: "M8.5 6H6a4 4 0 0 0 0 8h2.500M11.500 6H14a4 4 0 0 1 0 8h-2.500M7 10h6" },
];
/** The eye above a link, both small. */
const EYE_AND_LINK: readonly Stroke[] = [
  {
    path: "M2.500 6.500S5.200 2.200 10 2.200s7.500 4.300 7.500 4.300-2.700 4.300-7.500 4.300S2.500 6.500 2.500 6.500z",
  },
  { dot: [10, 6.5, 1.9] },
  {
    path: "M8.800 13.500H7.200a2.200 2.200 0 0 0 0 4.400h1.600M11.200 13.500h1.600a2.200 2.200 0 0 1 0 4.400h-1.600M8 15.700h4",
  },
];
const STRUCK_EYE: readonly Stroke[] = [...EYE, { path: "M4 16.500L16 3.500" }];
/** There is a reason to be read. */
const MARKED: readonly Stroke[] = [...STRUCK_EYE, { dot: [16.6, 16, 2.4] }];

/** The compose switch's drawings, told apart by shape. */
export const COMPOSE_DRAWINGS: Readonly<Record<State, readonly Stroke[]>> = {
  both: EYE_AND_LINK,
  opens: EYE,
  links: LINK,
  off: STRUCK_EYE,
  held: MARKED,
  unavailable: MARKED,
};

/** The small arrow of the menu beside it. */
export const MENU_DRAWING: readonly Stroke[] = [{ path: "M6.500 8.500L10 12l3.500-3.500" }];

/** Whether anything is tracked. */
export function isOn(state: State): boolean {
  return state === "both" || state === "opens" || state === "links";
}

/** A drawing as an image, for `src` and for CSS; in base64, since InboxSDK writes the URL into CSS without quotes. */
export function drawingUrl(drawing: readonly Stroke[], color: string): string {
  const parts = drawing.map((stroke) =>
    "path" in stroke
      ? `<path d="${stroke.path}" fill="none" stroke="${color}" stroke-width="1.700" stroke-linecap="round" stroke-linejoin="round"/>`
      : `<circle cx="${stroke.dot[0]}" cy="${stroke.dot[1]}" r="${stroke.dot[2]}" fill="${color}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20">${parts.join("")}</svg>`;
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}

/** The same as an element that takes the colour of the text around it. */
export function drawingElement(page: Document, drawing: readonly Stroke[]): SVGElement {
  const make = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
    const element = page.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const svg = make("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" });
  for (const stroke of drawing) {
    if ("path" in stroke) svg.append(make("path", { d: stroke.path }));
    else {
      const [cx, cy, r] = stroke.dot.map(String);
      svg.append(make("circle", { cx: cx ?? "", cy: cy ?? "", r: r ?? "" }));
    }
  }
  return svg;
}
