import type { InsetFrame } from "./frame.ts";
import type { FromFrame } from "./protocol.ts";
import { type Opened, openPopover } from "./popover.ts";

/** Whose card it is. */
export interface CardOf {
  readonly threadId: string;
  /** The mark's own words: they stand there at once. */
  readonly words: string;
}

/** The card of a page's list rows, of which one is open at most. */
export interface Card {
  /** The mouse or the keyboard came to a row's mark. */
  point(mark: HTMLElement, of: CardOf): void;
  leave(): void;
  /** Opens it at once and gives it the keyboard; closes it where it has been pressed open. */
  press(mark: HTMLElement, of: CardOf): void;
  close(): void;
}

/** Who only passes over a mark wants no card. */
const REST_MS = 300;
/** The way from the mark to its card leads past it. */
const WAY_MS = 250;

/** @param asked what the card asks for besides being closed */
export function makeCard(
  frame: InsetFrame,
  asked: (message: FromFrame, mark: HTMLElement) => void,
): Card {
  let opened: { readonly mark: HTMLElement; readonly card: Opened; pressed: boolean } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(mark: HTMLElement, of: CardOf, pressed: boolean): void {
    opened?.card.close(false);
    const card = openPopover(frame, {
      view: { view: "card", threadId: of.threadId },
      beside: mark,
      words: of.words,
      focus: pressed,
      heard(message) {
        card.close(false);
        asked(message, mark);
      },
    });
    const now = { mark, card, pressed };
    opened = now;
    card.closed.addEventListener("abort", () => {
      clearTimeout(timer);
      if (opened === now) opened = null;
    });
  }

  /** Not while the keyboard is in it, nor where it was pressed open: then it is closed by hand. */
  function leave(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (opened === null || opened.pressed || document.activeElement === frame.host) return;
      opened.card.close(false);
    }, WAY_MS);
  }

  frame.host.addEventListener("mouseenter", () => clearTimeout(timer));
  frame.host.addEventListener("mouseleave", leave);

  return {
    point(mark, of) {
      clearTimeout(timer);
      frame.warm();
      if (opened?.mark === mark || opened?.pressed === true) return;
      timer = setTimeout(() => open(mark, of, false), REST_MS);
    },
    leave,
    press(mark, of) {
      clearTimeout(timer);
      if (opened?.mark !== mark) return open(mark, of, true);
      if (opened.pressed) return opened.card.close(true);
      opened.pressed = true;
      opened.card.again({ focus: true });
    },
    close: () => opened?.card.close(false),
  };
}
