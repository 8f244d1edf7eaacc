import { SELECTORS } from "./selectors.ts";

/**
 * The other rows of the same list that the page has drawn; null where the row's own neighbour may be one that it has not.
 * Reads the list's place in the page, which may cost a layout.
 */
export function otherRows(row: Element): readonly Element[] | null {
  const list = row.closest(SELECTORS.list);
  if (list === null) return null;
  const rows = [...list.querySelectorAll(SELECTORS.row)];
  const isEnd = { first: rows[0] === row, last: rows.at(-1) === row };
  if (isEnd.first || isEnd.last) {
    const { scrollTop, clientHeight, scrollHeight } = scrollerOf(row) ?? NOTHING_HIDDEN;
    if (isEnd.first && scrollTop > 0) return null;
    if (isEnd.last && scrollTop + clientHeight < scrollHeight - 1) return null;
  }
  return rows.filter((other) => other !== row);
}

const NOTHING_HIDDEN = { scrollTop: 0, clientHeight: 0, scrollHeight: 0 };

/** What can be scrolled to show more of the list; null where all of it shows. */
function scrollerOf(row: Element): Element | null {
  for (let at = row.parentElement; at !== null; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY))
      return at;
  }
  // Outlook's page itself does not scroll, though what stands at its end (menus, frames) may make it higher than the window.
  const { body, documentElement: root } = row.ownerDocument;
  const isFixed = [root, body].some((at) => /hidden|clip/.test(getComputedStyle(at).overflowY));
  return isFixed ? null : root;
}
