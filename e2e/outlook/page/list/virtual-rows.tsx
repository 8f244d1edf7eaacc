import { type UIEvent, useLayoutEffect, useRef, useState } from "react";
import { loadRows } from "../navigation.ts";
import { options } from "../options.ts";
import { pageState } from "../page-state.ts";
import type { Row } from "../service/reading.ts";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { ListRow } from "./list-row.tsx";

/** Pixels of one row, in `outlook.css`, too. */
const ROW_HEIGHT = { full: 86, medium: 64, compact: 40 }[options.density];
/** Rows beyond each edge of what is seen. */
const OVERSCAN = 2;

/** The rows that are seen, and few more: a handful of elements, which show other mail as one scrolls. */
export function VirtualRows({ onOpen }: { readonly onOpen: (row: Row) => void }) {
  const { folder, rows, total, loaded, opened } = useStore(pageState);
  const scroller = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = new ResizeObserver(() => setHeight(element.clientHeight));
    measure.observe(element);
    return () => measure.disconnect();
  }, []);

  const slots = Math.ceil(height / ROW_HEIGHT) + 1 + OVERSCAN * 2;
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN);
  const last = Math.max(first, Math.min(total, first + slots) - 1);
  useLayoutEffect(() => {
    if (loaded) void loadRows(first, last);
  }, [loaded, first, last]);

  const places = Array.from(
    { length: Math.min(total - first, slots) },
    (_, index) => first + index,
  );
  return (
    <div
      ref={scroller}
      className="scroller customScrollBar"
      data-standin="message-list"
      data-loaded={loaded}
      onScroll={({ currentTarget }: UIEvent) => setTop(currentTarget.scrollTop)}
    >
      <div
        className="rows"
        role="listbox"
        aria-label={words.messageList}
        style={{ height: total * ROW_HEIGHT }}
      >
        {places.map((place) => {
          const row = rows.get(place);
          // An element's key is its turn, not its mail: scrolling fills the same elements with other mail.
          const key = place % slots;
          const offset = place * ROW_HEIGHT;
          return row === undefined ? (
            <div key={`empty ${key}`} className="row shimmer" style={{ top: offset }} />
          ) : (
            <ListRow
              key={key}
              row={row}
              folder={folder}
              top={offset}
              isOpen={opened?.id === row.id}
              onOpen={onOpen}
            />
          );
        })}
      </div>
      {loaded && total === 0 && <div className="empty">{words.emptyFolder}</div>}
    </div>
  );
}
