import type { ComposeView } from "@inboxsdk/core";
import { callSafely } from "../call-safely.ts";
import { COMPOSE_DRAWINGS, drawingUrl, isOn, MENU_DRAWING } from "../compose-icon.ts";
import type { ComposeToggle, ComposeWindow, TogglePresses } from "../mail-client.ts";
import { lookAt } from "../page-look.ts";
import { SELECTORS } from "./selectors.ts";

const TOGGLE_CLASS = "sightline-toggle";
const MENU_CLASS = "sightline-menu";
const COLORS = {
  light: { on: "#188038", off: "#5f6368" },
  dark: { on: "#81c995", off: "#bdc1c6" },
} as const;
/** The arrow is narrower than a button of its own. */
const MENU_WIDTH = "10px";

/**
 * InboxSDK makes the buttons reachable by keyboard but never renews their names, so the state is written to the elements
 * themselves: `aria-pressed`, `aria-label`, Gmail's `data-tooltip`, the picture, and `data-sightline-tracking` for tests.
 */
export function addToggle(
  view: ComposeView,
  first: ComposeToggle,
  presses: TogglePresses,
): ReturnType<ComposeWindow["addToggle"]> {
  const press = (act: (menuButton: HTMLElement) => void) => () =>
    callSafely(() => {
      const menu = partsOf(view, MENU_CLASS).button;
      if (menu !== null) act(menu);
    }, undefined);
  // Both stay where the mail client has no room for all buttons, else InboxSDK would put them behind one for more.
  view.addButton({
    title: first.title,
    iconClass: TOGGLE_CLASS,
    iconUrl: iconUrl(view, first),
    noOverflow: true,
    orderHint: 0,
    onClick: press((menu) => presses.toggle(menu)),
  });
  view.addButton({
    title: first.menuTitle,
    iconClass: MENU_CLASS,
    iconUrl: drawingUrl(MENU_DRAWING, COLORS.light.off),
    noOverflow: true,
    orderHint: 1,
    onClick: press((menu) => presses.menu(menu)),
  });
  const menu = partsOf(view, MENU_CLASS);
  menu.button?.setAttribute("aria-haspopup", "dialog");
  menu.button?.setAttribute("aria-expanded", "false");
  menu.button?.setAttribute("data-sightline-menu", "");
  if (menu.button !== null) menu.button.style.width = MENU_WIDTH;

  const update = (toggle: ComposeToggle): void => {
    const switched = partsOf(view, TOGGLE_CLASS);
    switched.button?.setAttribute("aria-pressed", String(isOn(toggle.state)));
    switched.button?.setAttribute("data-sightline-tracking", toggle.state);
    describe(switched, toggle.title, iconUrl(view, toggle));
    const arrow = drawingUrl(MENU_DRAWING, COLORS[lookAt(view.getElement())].off);
    describe(partsOf(view, MENU_CLASS), toggle.menuTitle, arrow);
  };
  update(first);
  return { update };
}

interface ButtonParts {
  readonly button: HTMLElement | null;
  readonly icon: HTMLElement | null;
}

function partsOf(view: ComposeView, iconClass: string): ButtonParts {
  const icon = view.getElement().querySelector<HTMLElement>(`.${iconClass}`);
  return { icon, button: icon?.closest<HTMLElement>(SELECTORS.composeButton) ?? null };
}

function describe({ button, icon }: ButtonParts, title: string, url: string): void {
  button?.setAttribute("aria-label", title);
  button?.setAttribute("data-tooltip", title);
  icon?.querySelector("img")?.setAttribute("src", url);
  // InboxSDK's own style makes it too pale to be told apart.
  if (icon !== null) icon.style.opacity = "1";
}

function iconUrl(view: ComposeView, { state }: ComposeToggle): string {
  const colors = COLORS[lookAt(view.getBodyElement())];
  return drawingUrl(COMPOSE_DRAWINGS[state], isOn(state) ? colors.on : colors.off);
}
