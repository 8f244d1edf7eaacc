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
    const scroller = scrollerOf(row);
    const { scrollTop, clientHeight, scrollHeight } = scroller ?? row.ownerDocument.documentElement;
    if (isEnd.first && scrollTop > 0) return null;
    if (isEnd.last && scrollTop + clientHeight < scrollHeight - 1) return null;
  }
  return rows.filter((other) => other !== row);
}

function scrollerOf(row: Element): Element | null {
  for (let at = row.parentElement; at !== null; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY))
      return at;
  }
  return null;
}
