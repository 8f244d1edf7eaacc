import type { InsetFrame, Showing } from "./frame.ts";

/** For tests: a frame that shows nothing and remembers what it was to show. */
export function fakeFrame() {
  const host = document.createElement("div");
  const shown: Showing[] = [];
  let isOpen = false;
  let warmed = 0;
  const frame: InsetFrame = {
    host,
    warm() {
      warmed += 1;
    },
    show(showing) {
      if (!host.isConnected) document.body.append(host);
      shown.push(showing);
      isOpen = true;
    },
    hide() {
      isOpen = false;
    },
  };
  return { frame, shown, isOpen: () => isOpen, warmed: () => warmed };
}

/** For tests: a button that has a place in the page. */
export function placedButton(): HTMLElement {
  const button = document.createElement("button");
  button.getBoundingClientRect = () => new DOMRect(10, 10, 20, 20);
  document.body.append(button);
  return button;
}

/** For tests: Escape, as a page gets it. */
export function pressEscape(at: Element = document.body): boolean {
  return at.dispatchEvent(
    new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }),
  );
}
