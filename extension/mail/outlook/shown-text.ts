/** Fluent's icons are letters of a font. */
const ICONS = /[\uE000-\uF8FF]/g;
const UNSEEN = /[\u200B\u200E\u200F\uFEFF]/g;

/**
 * The words below an element, without icons and marks that nobody sees.
 * @param leftOut what stands below it and is no part of them; a space stands for each
 */
export function shownText(element: Element, leftOut: (element: Element) => boolean): string {
  let text = "";
  for (const child of element.childNodes) {
    if (child instanceof Element) text += leftOut(child) ? " " : shownText(child, leftOut);
    else text += child.textContent ?? "";
  }
  return text.replace(ICONS, "").replace(UNSEEN, "");
}
