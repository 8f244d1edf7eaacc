import type { ListMark } from "../mail-client.ts";
import { asMarkButton, MARK_CLASS } from "../mark-button.ts";
import { giveUpTabStop, shareTabStop } from "../tab-stop.ts";
import { limitReturns } from "./returns.ts";
import { rowStyle } from "./row-style.ts";

/** The mark of one list row. */
export interface RowMark {
  show(mark: ListMark | null): void;
  /** Puts it back where the page has drawn the row anew without it. */
  keep(): void;
}

/**
 * Its element is the last one of the row: the page's own stand where they stood. What it says is also the row's description,
 * since what stands within an option is not read out.
 * @param closed when the row is another mail's, or gone
 */
export function rowMark(row: HTMLElement, closed: AbortSignal): RowMark {
  let current: ListMark | null = null;
  let element: HTMLElement | null = null;
  const mayReturn = limitReturns();

  function describe(): void {
    if (current === null || element === null) return;
    const title = current.title();
    element.setAttribute("aria-label", title);
    row.setAttribute("aria-description", title);
  }

  function make(): HTMLElement {
    const made = row.ownerDocument.createElement("span");
    made.className = MARK_CLASS;
    const press = (button: HTMLElement): void => current?.press(button);
    const point = (button: HTMLElement): void => current?.point(button);
    const leave = (button: HTMLElement): void => current?.leave(button);
    asMarkButton(made, { press, point, leave }, closed);
    for (const type of ["mouseenter", "focus"])
      made.addEventListener(type, describe, { signal: closed });
    row.addEventListener("focusin", describe, { signal: closed });
    closed.addEventListener("abort", () => remove());
    return made;
  }

  function remove(): void {
    if (element === null) return;
    giveUpTabStop(element);
    element.remove();
    row.removeAttribute("aria-description");
  }

  return {
    show(mark) {
      if (closed.aborted) return;
      current = mark;
      if (mark === null) return remove();
      element ??= make();
      element.dataset["sightlineStatus"] = mark.state;
      element.toggleAttribute("data-sightline-hot", mark.isHot);
      describe();
      if (element.parentElement === row) return;
      row.append(element);
      shareTabStop(element, closed);
      rowStyle(row.ownerDocument).drawn(row);
    },
    keep() {
      if (current === null || element === null || element.parentElement === row) return;
      if (mayReturn()) row.append(element);
    },
  };
}
