import type { InsetFrame, Showing } from "./frame.ts";
import { placeBeside } from "./placement.ts";

/** A frame that is open, until it is closed. */
export interface Opened {
  /** Aborted when it is closed, however that comes. */
  readonly closed: AbortSignal;
  /** Shows it anew, with other contents or with the keyboard in it. */
  again(change: Partial<Pick<Showing, "view" | "words" | "focus">>): void;
  /** @param returnFocus to the button that opened it */
  close(returnFocus: boolean): void;
}

export interface Opening extends Omit<Showing, "sized" | "heard"> {
  readonly heard: (message: Parameters<Showing["heard"]>[0], opened: Opened) => void;
  /** Whether Escape is its own, wherever in the page the keyboard is. */
  readonly ownsEscape: () => boolean;
  /** Puts it where it belongs; false: that is gone. */
  readonly place: () => boolean;
}

/** Opens a frame. It closes at Escape and gives the focus back, and when what it stands beside is gone. */
export function openFrame(frame: InsetFrame, opening: Opening): Opened {
  const { beside, ownsEscape } = opening;
  const controller = new AbortController();
  const { signal } = controller;
  const place = (): void => {
    if (!signal.aborted && !opening.place()) opened.close(false);
  };
  let showing: Showing = {
    ...opening,
    sized: place,
    heard: (message) => {
      if (message.type === "close") opened.close(message.returnFocus);
      else opening.heard(message, opened);
    },
  };
  const opened: Opened = {
    closed: signal,
    again(change) {
      if (signal.aborted) return;
      showing = { ...showing, ...change };
      frame.show(showing);
    },
    close(returnFocus) {
      if (signal.aborted) return;
      const hadFocus = document.activeElement === frame.host;
      controller.abort();
      frame.hide();
      beside.setAttribute("aria-expanded", "false");
      if (returnFocus || hadFocus) beside.focus();
    },
  };

  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !ownsEscape()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      opened.close(true);
    },
    { capture: true, signal },
  );
  addEventListener("resize", place, { signal });
  beside.setAttribute("aria-expanded", "true");
  // First its place: what it shows is as high as that makes it.
  place();
  if (!signal.aborted) frame.show(showing);
  return opened;
}

/** Puts a frame beside a button; false where the button does not show any more. */
function standBeside(frame: InsetFrame, button: HTMLElement): boolean {
  const pressed = button.getBoundingClientRect();
  const isGone = !button.isConnected || (pressed.width === 0 && pressed.height === 0);
  if (isGone) return false;
  const page = { width: innerWidth, height: innerHeight };
  const { left, width, maxHeight, top, bottom } = placeBeside(pressed, page);
  Object.assign(frame.host.style, {
    left: `${left}px`,
    width: `${width}px`,
    top: top === undefined ? "auto" : `${top}px`,
    bottom: bottom === undefined ? "auto" : `${bottom}px`,
  });
  frame.host.style.setProperty("--room", `${maxHeight}px`);
  return true;
}

/** Opens a frame beside a button, with which it moves and goes; it also closes at a press elsewhere. */
export function openPopover(
  frame: InsetFrame,
  opening: Omit<Opening, "place" | "ownsEscape">,
): Opened {
  const { beside } = opening;
  const opened = openFrame(frame, {
    ...opening,
    place: () => standBeside(frame, beside),
    ownsEscape: () => true,
  });
  const { closed: signal } = opened;
  const place = (): void => {
    if (!signal.aborted && !standBeside(frame, beside)) opened.close(false);
  };
  addEventListener("scroll", place, { capture: true, passive: true, signal });
  // Pages draw anew, and pictures and more mail come, without a word to anybody.
  const redrawn = new MutationObserver(place);
  redrawn.observe(document, { childList: true, subtree: true });
  signal.addEventListener("abort", () => redrawn.disconnect());
  addEventListener(
    "pointerdown",
    (event) => {
      const path = event.composedPath();
      if (!path.includes(frame.host) && !path.includes(beside)) opened.close(false);
    },
    { capture: true, signal },
  );
  return opened;
}
