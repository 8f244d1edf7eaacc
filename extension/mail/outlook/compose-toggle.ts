import type { ComposeToggle } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { SELECTORS } from "./selectors.ts";
import { addStyle } from "../add-style.ts";

/** Outlook may draw a toolbar anew at any time, but whoever takes the switch away this often does not want it. */
const MOST_PLACINGS_PER_SECOND = 20;

const TOGGLE_CLASS = "sightline-toggle";

/** As Fluent's small, subtle buttons, in the page's own colors. */
const CSS = `
.${TOGGLE_CLASS} {
  all: unset; box-sizing: border-box; flex: none; display: inline-flex; align-items: center; justify-content: center;
  inline-size: 32px; block-size: 32px; margin-inline: 4px; border: 1px solid transparent; border-radius: 4px;
  color: inherit; cursor: pointer; vertical-align: middle; user-select: none;
}
.${TOGGLE_CLASS}:hover { background: color-mix(in srgb, currentColor 10%, transparent); }
.${TOGGLE_CLASS}:active { background: color-mix(in srgb, currentColor 18%, transparent); }
.${TOGGLE_CLASS}[aria-pressed=true] { background: color-mix(in srgb, currentColor 12%, transparent); }
.${TOGGLE_CLASS}[data-sightline-tracking=unavailable] > svg { opacity: 0.55; }
.${TOGGLE_CLASS}:focus-visible { outline: 2px solid currentColor; outline-offset: 1px; }
.${TOGGLE_CLASS} > svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.${TOGGLE_CLASS} .sightline-pupil { fill: currentColor; stroke: none; }
.${TOGGLE_CLASS}[data-sightline-tracking=on] .sightline-slash { display: none; }
@media (forced-colors: active) {
  .${TOGGLE_CLASS} { color: ButtonText; border-color: ButtonText; background: ButtonFace; }
  .${TOGGLE_CLASS}[aria-pressed=true] { forced-color-adjust: none; color: HighlightText; background: Highlight; border-color: Highlight; }
}
`;

/** Outlook acts upon presses anywhere in a form: it moves the focus, opens what is beneath. */
const KEPT_FROM_OUTLOOK =
  "pointerdown pointerup mousedown mouseup click dblclick keydown keypress keyup".split(" ");

/** A switch beside a Send button. */
export interface PlacedToggle {
  update(toggle: ComposeToggle): void;
  /** Puts it beside this Send button, unless it stands there. */
  place(send: Element): void;
  isPlaced(send: Element): boolean;
  remove(): void;
}

/** @param press runs on a click, Enter or Space */
export function makeToggle(page: Document, first: ComposeToggle, press: () => void): PlacedToggle {
  const button = page.createElement("button");
  button.type = "button";
  button.className = TOGGLE_CLASS;
  button.append(eye(page));
  button.addEventListener("click", () => callSafely(press, undefined));
  for (const type of KEPT_FROM_OUTLOOK) button.addEventListener(type, keepFromOutlook);

  let placings = 0;
  let since = 0;

  function mayPlace(): boolean {
    const now = performance.now();
    if (now - since > 1_000) {
      since = now;
      placings = 0;
    }
    placings += 1;
    return placings <= MOST_PLACINGS_PER_SECOND;
  }

  function update({ state, title }: ComposeToggle): void {
    button.setAttribute("aria-pressed", String(state === "on"));
    button.setAttribute("aria-label", title);
    button.title = title;
    button.dataset["sightlineTracking"] = state;
  }

  const isPlaced = (send: Element): boolean => outermostOf(send).nextElementSibling === button;

  update(first);
  return {
    update,
    isPlaced,
    place(send) {
      addStyle(page, CSS);
      if (!isPlaced(send) && mayPlace()) outermostOf(send).after(button);
    },
    remove: () => button.remove(),
  };
}

/** Shortcuts of the whole form are no presses of the switch. */
function keepFromOutlook(event: Event): void {
  const isKey = "key" in event && event.key !== "Enter" && event.key !== " ";
  const isShortcut = event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey);
  if (!isKey && !isShortcut) event.stopPropagation();
}

/** The whole split button, whichever part of it `send` is. */
function outermostOf(send: Element): Element {
  const primary = send.closest(SELECTORS.splitPrimary);
  return send.closest(SELECTORS.splitButton) ?? primary ?? send;
}

const EYE = "M2 10s3.200-5.500 8-5.500 8 5.500 8 5.500-3.200 5.500-8 5.500S2 10 2 10z";

function eye(page: Document): SVGElement {
  const make = (name: string, attributes: Record<string, string>): SVGElement => {
    const element = page.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const drawing = make("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" });
  drawing.append(
    make("path", { d: EYE }),
    make("circle", { class: "sightline-pupil", cx: "10", cy: "10", r: "2.600" }),
    make("path", { class: "sightline-slash", d: "M4 16.500L16 3.500" }),
  );
  return drawing;
}
