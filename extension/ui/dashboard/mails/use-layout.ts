import { useStore } from "@nanostores/react";
import { atom } from "nanostores";
import { useLayoutEffect, useState, type RefObject } from "react";

/** How the list stands: as a table, or where that has no room, as cards of two lines. */
export type ListLayout = "table" | "cards";

/** In pixels; the style sheet's container query says the same. */
const tableFrom = 640;

/** Which of the two an element has room for, followed. */
export function useLayout(element: RefObject<HTMLElement | null>): ListLayout {
  const [layout, setLayout] = useState<ListLayout>("table");
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const look = (): void => setLayout(current.clientWidth < tableFrom ? "cards" : "table");
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return layout;
}

/** Heights of rows in pixels, by density. */
const heights = {
  comfortable: { table: 44, cards: 68 },
  compact: { table: 34, cards: 56 },
} as const;

const density = atom<keyof typeof heights>("comfortable");

/** How high a row is, by how dense the page is (`data-density` of the document). */
export function useRowHeight(layout: ListLayout): number {
  useLayoutEffect(() => {
    const { documentElement } = document;
    const look = (): void =>
      density.set(documentElement.dataset["density"] === "compact" ? "compact" : "comfortable");
    look();
    const observer = new MutationObserver(look);
    observer.observe(documentElement, { attributes: true, attributeFilter: ["data-density"] });
    return () => observer.disconnect();
  }, []);
  return heights[useStore(density)][layout];
}
