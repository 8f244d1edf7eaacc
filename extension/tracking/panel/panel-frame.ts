import { lookAt } from "../../mail/page-look.ts";
import { drawing, make } from "./dom.ts";
import { PANEL_CSS } from "./panel-style.ts";
import { placeBeside } from "./placement.ts";

/** A panel that stands beside the button that opened it. */
export interface PanelFrame {
  /** Aborted when it is closed, however that comes. */
  readonly closed: AbortSignal;
  /** Replaces what stands in it. What has the focus, and what is unfolded, stays so by its `data-key`. */
  show(content: readonly Node[]): void;
  /** @param returnFocus to the button */
  close(returnFocus: boolean): void;
}

const KEYS = ["keydown", "keyup", "keypress"];

/**
 * Opens it. It closes at Escape and gives the focus back, at a press anywhere else, and when the button is gone. It lies in
 * a shadow tree, so that neither the page's style nor ours reaches the other's; the tree is open, since it holds nothing
 * that the marks in the page do not tell.
 */
export function openPanelFrame(button: HTMLElement, title: string): PanelFrame {
  const controller = new AbortController();
  const { signal } = controller;
  const host = make("div", {
    "data-sightline-panel": "",
    "data-look": lookAt(button),
    lang: "en",
    dir: "ltr",
  });
  // As the page writes what stands about the button.
  host.style.setProperty("--font", getComputedStyle(button.parentElement ?? button).fontFamily);
  const body = make("div", { class: "body" });
  const close = make("button", { type: "button", class: "close", "aria-label": "Close" });
  close.append(drawing("M4 4l8 8M12 4l-8 8"));
  const heading = make("h2", { id: "title" }, title);
  const panel = make(
    "div",
    { class: "panel", role: "dialog", "aria-labelledby": "title", tabindex: "-1" },
    make("header", {}, heading, close),
    body,
  );
  const root = host.attachShadow({ mode: "open" });
  addStyle(root);
  root.append(panel);

  const frame: PanelFrame = {
    closed: signal,
    show(content) {
      const focus = keyOf(root.activeElement);
      const open = new Set([...body.querySelectorAll("details[open]")].map(keyOf));
      body.replaceChildren(...content);
      for (const details of body.querySelectorAll("details"))
        details.open = open.has(keyOf(details));
      if (focus === null) return;
      const again = [...body.querySelectorAll<HTMLElement>("[data-key]")];
      // What was pressed may be gone; the keyboard must not fall out of the panel.
      (again.find((element) => keyOf(element) === focus) ?? panel).focus({ preventScroll: true });
    },
    close(returnFocus) {
      if (signal.aborted) return;
      controller.abort();
      host.remove();
      button.setAttribute("aria-expanded", "false");
      if (returnFocus) button.focus();
    },
  };

  function place(): void {
    const pressed = button.getBoundingClientRect();
    const isGone = !button.isConnected || (pressed.width === 0 && pressed.height === 0);
    if (isGone) return frame.close(false);
    const page = { width: innerWidth, height: innerHeight };
    const { left, width, maxHeight, top, bottom } = placeBeside(pressed, page);
    Object.assign(host.style, {
      left: `${left}px`,
      width: `${width}px`,
      maxHeight: `${maxHeight}px`,
      top: top === undefined ? "auto" : `${top}px`,
      bottom: bottom === undefined ? "auto" : `${bottom}px`,
    });
  }

  close.addEventListener("click", () => frame.close(true));
  // The page takes letters for commands wherever they are typed.
  for (const type of KEYS) host.addEventListener(type, (event) => event.stopPropagation());
  panel.addEventListener("keydown", (event) => keepTabInside(event, root, panel));
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      frame.close(true);
    },
    { capture: true, signal },
  );
  addEventListener(
    "pointerdown",
    (event) => {
      const path = event.composedPath();
      if (!path.includes(host) && !path.includes(button)) frame.close(false);
    },
    { capture: true, signal },
  );
  addEventListener("resize", place, { signal });
  addEventListener(
    "scroll",
    (event) => {
      if (event.target !== host) place();
    },
    { capture: true, passive: true, signal },
  );

  // Gmail draws messages anew, and pictures and more messages come, without a word to anybody.
  const redrawn = new MutationObserver(place);
  redrawn.observe(document, { childList: true, subtree: true });
  signal.addEventListener("abort", () => redrawn.disconnect());

  document.body.append(host);
  button.setAttribute("aria-expanded", "true");
  place();
  panel.focus({ preventScroll: true });
  return frame;
}

/** Past the last of the panel's controls its first one follows: behind it the page would begin anew. */
function keepTabInside(event: KeyboardEvent, root: ShadowRoot, panel: HTMLElement): void {
  if (event.key !== "Tab") return;
  const controls = [...panel.querySelectorAll<HTMLElement>("button, summary")];
  const [from, to] = event.shiftKey
    ? [controls.at(0), controls.at(-1)]
    : [controls.at(-1), controls.at(0)];
  const isAtEnd = root.activeElement === from || (event.shiftKey && root.activeElement === panel);
  if (!isAtEnd) return;
  event.preventDefault();
  to?.focus();
}

function keyOf(element: Element | null): string | null {
  return element?.getAttribute("data-key") ?? null;
}

function addStyle(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(PANEL_CSS);
  root.adoptedStyleSheets = [sheet];
}
