import { type UIEvent, useLayoutEffect, useRef, useState } from "react";
import { loadRows, openRow } from "../navigation.ts";
import { openStored } from "../compose/open-draft.ts";
import { options } from "../options.ts";
import { pageState } from "../page-state.ts";
import type { Row } from "../service/reading.ts";
import { Icon } from "../shell/icon.tsx";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { ListRow } from "./list-row.tsx";

/** Pixels of one row, in `outlook.css`, too. */
const ROW_HEIGHT = { full: 86, medium: 64, compact: 40 }[options.density];
/** Rows beyond the edges of what is seen. */
const OVERSCAN = 2;

/**
 * The list of a folder. Only what is seen stands in the page: a handful of elements, which show other mail as one scrolls.
 */
export function MessageList() {
  const { folder, rows, total, listNumber, loaded, opened } = useStore(pageState);
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
  useLayoutEffect(() => {
    scroller.current?.scrollTo(0, 0);
    setTop(0);
  }, [listNumber]);

  const slots = Math.ceil(height / ROW_HEIGHT) + 1 + OVERSCAN * 2;
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN);
  const last = Math.min(total, first + slots) - 1;
  useLayoutEffect(() => {
    if (loaded) void loadRows(first, Math.max(first, last));
  }, [loaded, listNumber, first, last]);

  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const onScroll = ({ currentTarget }: UIEvent): void => setTop(currentTarget.scrollTop);
  const open = (row: Row): void => {
    const [itemId] = row.itemIds;
    if (folder !== "drafts" || row.count > 1 || itemId === undefined) void openRow(row);
    else void openStored(itemId);
  };
  return (
    <div id="MailList" className="list-pane" data-app-section="MessageList">
      <div className="list-head">
        <span role="heading" aria-level={2}>
          {words.folders[folder]}
        </span>
        <button type="button" className="quiet" aria-label={words.filter} title={words.filter}>
          <Icon name="filter" />
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={scroller}
        className="scroller customScrollBar"
        data-standin="message-list"
        data-loaded={loaded}
        onScroll={onScroll}
      >
        <div
          className="rows"
          role="listbox"
          aria-label={words.messageList}
          style={{ height: total * ROW_HEIGHT }}
        >
          {/* An element's key is its turn, not its mail: scrolling fills the same elements with other mail. */}
          {places.map((place) => {
            const row = rows.get(place);
            const key = `${listNumber}/${place % slots}`;
            const offset = place * ROW_HEIGHT;
            if (row === undefined) {
              return <div key={key} className="row shimmer" style={{ top: offset }} />;
            }
            return (
              <ListRow
                key={key}
                row={row}
                folder={folder}
                top={offset}
                isOpen={opened?.id === row.id}
                onOpen={open}
              />
            );
          })}
        </div>
        {loaded && total === 0 && <div className="empty">{words.emptyFolder}</div>}
      </div>
    </div>
  );
}
