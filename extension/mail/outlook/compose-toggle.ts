import type { ComposeToggle, TogglePresses } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { COMPOSE_DRAWINGS, drawingElement, isOn, MENU_DRAWING } from "../compose-icon.ts";
import { SELECTORS } from "./selectors.ts";
import { addStyle } from "../add-style.ts";

/** Outlook may draw a toolbar anew at any time, but whoever takes the switch away this often does not want it. */
const MOST_PLACINGS_PER_SECOND = 20;

const GROUP_CLASS = "sightline-compose";
const TOGGLE_CLASS = "sightline-toggle";
const MENU_CLASS = "sightline-menu";

/** As Fluent's small, subtle buttons, in the page's own colors. */
const CSS = `
.${GROUP_CLASS} { all: unset; flex: none; display: inline-flex; align-items: center; margin-inline: 4px; vertical-align: middle; }
.${TOGGLE_CLASS} {
  all: unset; box-sizing: border-box; flex: none; display: inline-flex; align-items: center; justify-content: center;
  inline-size: 32px; block-size: 32px; border: 1px solid transparent; border-radius: 4px;
  color: inherit; cursor: pointer; user-select: none;
}
.${MENU_CLASS} { inline-size: 20px; }
.${TOGGLE_CLASS}:hover { background: color-mix(in srgb, currentColor 10%, transparent); }
.${TOGGLE_CLASS}:active { background: color-mix(in srgb, currentColor 18%, transparent); }
.${TOGGLE_CLASS}[aria-pressed=true], .${MENU_CLASS}[aria-expanded=true] { background: color-mix(in srgb, currentColor 12%, transparent); }
.${TOGGLE_CLASS}:focus-visible { outline: 2px solid currentColor; outline-offset: 1px; }
.${TOGGLE_CLASS} > svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.${TOGGLE_CLASS} circle { fill: currentColor; stroke: none; }
@media (forced-colors: active) {
  .${TOGGLE_CLASS} { color: ButtonText; border-color: ButtonText; background: ButtonFace; }
  .${TOGGLE_CLASS}[aria-pressed=true] { forced-color-adjust: none; color: HighlightText; background: Highlight; border-color: Highlight; }
}
`;

/** Outlook acts upon presses anywhere in a form: it moves the focus, opens what is beneath. */
const KEPT_FROM_OUTLOOK =
  "pointerdown pointerup mousedown mouseup click dblclick keydown keypress keyup".split(" ");

/** A switch beside a Send button, and a button for its menu. */
export interface PlacedToggle {
  update(toggle: ComposeToggle): void;
  /** Puts it beside this Send button, unless it stands there. */
  place(send: Element): void;
  isPlaced(send: Element): boolean;
  remove(): void;
}

/** @param presses run on a click, Enter or Space */
export function makeToggle(
  page: Document,
  first: ComposeToggle,
  presses: TogglePresses,
): PlacedToggle {
  const group = page.createElement("span");
  group.className = GROUP_CLASS;
  for (const type of KEPT_FROM_OUTLOOK) group.addEventListener(type, keepFromOutlook);
  const toggle = makeButton(page, TOGGLE_CLASS, () => presses.toggle(menu));
  const menu = makeButton(page, `${TOGGLE_CLASS} ${MENU_CLASS}`, () => presses.menu(menu));
  menu.append(drawingElement(page, MENU_DRAWING));
  menu.setAttribute("aria-haspopup", "dialog");
  menu.setAttribute("aria-expanded", "false");
  menu.dataset["sightlineMenu"] = "";
  group.append(toggle, menu);

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

  function update({ state, title, menuTitle }: ComposeToggle): void {
    if (toggle.dataset["sightlineTracking"] !== state)
      toggle.replaceChildren(drawingElement(page, COMPOSE_DRAWINGS[state]));
    toggle.dataset["sightlineTracking"] = state;
    toggle.setAttribute("aria-pressed", String(isOn(state)));
    name(toggle, title);
    name(menu, menuTitle);
  }

  const isPlaced = (send: Element): boolean => outermostOf(send).nextElementSibling === group;

  update(first);
  return {
    update,
    isPlaced,
    place(send) {
      addStyle(page, CSS);
      if (!isPlaced(send) && mayPlace()) outermostOf(send).after(group);
    },
    remove: () => group.remove(),
  };
}

function makeButton(page: Document, className: string, press: () => void): HTMLButtonElement {
  const button = page.createElement("button");
  button.type = "button";
  button.className = className;
  button.addEventListener("click", () => callSafely(press, undefined));
  return button;
}

function name(button: HTMLElement, title: string): void {
  button.setAttribute("aria-label", title);
  button.title = title;
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
