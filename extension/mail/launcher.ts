import { callSafely } from "./call-safely.ts";
import type { Launcher } from "./mail-client.ts";
import { lookAt } from "./page-look.ts";

const PRODUCT = "Sightline";

/** A tab at the edge, as narrow as can be pressed well; it tells its name when it is pointed at. */
const CSS = `
:host {
  all: initial;
  position: fixed;
  inset-inline-end: 0;
  inset-block-start: 62%;
  z-index: 500;
}
button {
  all: unset;
  box-sizing: border-box;
  display: flex;
  align-items: center;
  gap: 6px;
  min-width: 24px;
  height: 36px;
  padding: 0 4px;
  border: 1px solid #c4c7c5;
  border-inline-end: none;
  border-start-start-radius: 10px;
  border-end-start-radius: 10px;
  background: #fff;
  color: #1f1f1f;
  font: 500 13px/20px var(--font, sans-serif);
  cursor: pointer;
}
:host([data-look=dark]) button { background: #2b2c2f; color: #e8eaed; border-color: #5f6368; }
svg { width: 16px; height: 16px; flex: none; fill: none; stroke: #188038; stroke-width: 1.5; stroke-linejoin: round; }
:host([data-look=dark]) svg { stroke: #81c995; }
span { display: none; padding-inline-end: 4px; }
button:is(:hover, :focus-visible, [aria-expanded=true]) { box-shadow: 0 1px 4px rgb(0 0 0 / 30%); }
button:is(:hover, :focus-visible) span { display: block; }
button:focus-visible { outline: 2px solid #1a73e8; outline-offset: 1px; }
:host([data-look=dark]) button:focus-visible { outline-color: #a8c7fa; }
@media (forced-colors: active) { button { border-color: ButtonText; } svg { stroke: ButtonText; } }
@media print { :host { display: none; } }
`;

/** Pages take letters and Enter anywhere for commands. */
const KEPT_FROM_PAGE = ["keydown", "keyup", "keypress"];

/**
 * The launcher of a page, at its edge. In a shadow tree, so that neither the page's style nor ours reaches the other's.
 */
export function showLauncher(page: Document, launcher: Launcher, signal: AbortSignal): void {
  if (signal.aborted) return;
  const host = page.createElement("div");
  host.dataset["sightlineLauncher"] = "";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];

  const button = page.createElement("button");
  button.type = "button";
  const label = page.createElement("span");
  label.textContent = PRODUCT;
  button.append(eye(page), label);
  const describe = (): void => {
    const words = callSafely(() => launcher.title(), PRODUCT);
    button.title = words;
    button.ariaLabel = words;
    host.dataset["look"] = lookAt(host);
    host.style.setProperty("--font", getComputedStyle(page.body).fontFamily);
  };
  for (const type of ["mouseenter", "focus"]) button.addEventListener(type, describe);
  for (const type of KEPT_FROM_PAGE)
    host.addEventListener(type, (event) => event.stopPropagation());
  button.addEventListener("click", () => callSafely(() => launcher.press(button), undefined));
  root.append(button);

  page.body.append(host);
  describe();
  signal.addEventListener("abort", () => host.remove());
}

/** Sightline's eye. No HTML is parsed: pages may forbid it. */
function eye(page: Document): Element {
  const make = (tag: string, attribute: string, value: string): Element => {
    const made = page.createElementNS("http://www.w3.org/2000/svg", tag);
    made.setAttribute(attribute, value);
    return made;
  };
  const svg = make("svg", "viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.append(
    make("path", "d", "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z"),
    make("path", "d", "M6.500 8a1.500 1.500 0 1 0 3 0a1.500 1.500 0 1 0-3 0"),
  );
  return svg;
}
