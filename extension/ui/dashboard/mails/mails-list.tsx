import { useStore } from "@nanostores/react";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { MessageId } from "../../../../shared/ids.ts";
import type { MailSummary } from "../../../db/summary.ts";
import { mailsWords } from "../../../words/mails.ts";
import { useNow } from "../../kit/use-now.ts";
import { ListHead } from "./list-head.tsx";
import { keyStep } from "./list-keys.ts";
import { MailRow, type RowActions } from "./mail-row.tsx";
import "./mails-list.css";
import "./mails-cards.css";
import type { Selection } from "./selection.ts";
import { COLUMNS, type Sorting } from "./sorting.ts";
import { useLayout, useRowHeight } from "./use-layout.ts";

/** What pressing keys in the list leads to. */
export interface ListActions {
  readonly open: (id: MessageId, how: { readonly focus: boolean }) => void;
  readonly close: () => void;
  readonly remove: (ids: readonly MessageId[]) => void;
}

/**
 * Mails as a grid of rows, of which only those in sight are in the page. Arrow keys, Home, End and Page keys go from row to
 * row; Enter opens, Space selects, Delete deletes.
 */
export function MailsList({
  mails,
  sorting,
  onSort,
  selection,
  openId,
  countUnconfirmed,
  actions,
}: {
  readonly mails: readonly MailSummary[];
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly selection: Selection;
  readonly openId: MessageId | null;
  readonly countUnconfirmed: boolean;
  readonly actions: ListActions;
}) {
  const t = useStore(mailsWords);
  const now = useNow(30_000);
  const scroller = useRef<HTMLDivElement>(null);
  const layout = useLayout(scroller);
  const rowHeight = useRowHeight(layout);
  const [activeId, setActiveId] = useState<MessageId | null>(openId);
  const [openBefore, setOpenBefore] = useState(openId);
  if (openId !== openBefore) {
    setOpenBefore(openId);
    if (openId !== null) setActiveId(openId);
  }
  const wantsFocus = useRef(false);
  const found = useMemo(() => mails.findIndex(({ id }) => id === activeId), [mails, activeId]);
  const active = found < 0 ? 0 : found;

  // oxlint-disable-next-line react/incompatible-library -- its answers are used here only, and never remembered
  const virtual = useVirtualizer({
    count: mails.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: layout === "table" ? 36 : 0,
    getItemKey: useCallback((index: number) => mails[index]?.id ?? index, [mails]),
    // The row with the keyboard stays, however far one scrolls.
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => [
        ...new Set([...defaultRangeExtractor(range), Math.min(active, range.count - 1)]),
      ],
      [active],
    ),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);

  // What is opened from elsewhere is shown in the list, too; once, for the rep may scroll on.
  const broughtIntoView = useRef<MessageId | null>(null);
  useLayoutEffect(() => {
    if (openId === broughtIntoView.current) return;
    const index = openId === null ? -1 : mails.findIndex(({ id }) => id === openId);
    if (openId !== null && index < 0) return;
    broughtIntoView.current = openId;
    if (index >= 0) virtual.scrollToIndex(index, { align: "auto" });
  }, [openId, mails, virtual]);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    rowOf(scroller.current, activeId)?.focus({ preventScroll: true });
  }, [activeId]);

  const { toggle } = selection;
  const rowActions = useMemo<RowActions>(
    () => ({
      open: ({ id }) => {
        setActiveId(id);
        actions.open(id, { focus: false });
      },
      select: (mail, how) => {
        setActiveId(mail.id);
        toggle(mail, how);
      },
    }),
    [actions, toggle],
  );

  const goTo = (index: number): void => {
    const mail = mails[index];
    if (mail === undefined) return;
    wantsFocus.current = true;
    setActiveId(mail.id);
    virtual.scrollToIndex(index, { align: "auto" });
    // What is looked at beside the list goes with the keyboard.
    if (openId !== null && layout === "table") actions.open(mail.id, { focus: false });
  };

  const press = (event: React.KeyboardEvent<HTMLElement>): void => {
    const mail = mails[active];
    const row = event.target instanceof Element ? event.target.closest("[data-mail]") : null;
    if (row === null || mail === undefined || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const to = keyStep(event.key, { at: active, last: mails.length - 1, page });
    const isCommand = event.ctrlKey || event.metaKey;
    if (to !== null && !isCommand) {
      const next = mails[to];
      if (event.shiftKey && next !== undefined) {
        if (!selection.ids.has(mail.id)) toggle(mail);
        toggle(next, { toHere: true });
      }
      goTo(to);
    } else if (event.key === "Enter") actions.open(mail.id, { focus: true });
    else if (event.key === " ") toggle(mail, { toHere: event.shiftKey });
    else if (event.key === "a" && isCommand) selection.all();
    else if (event.key === "Delete") {
      actions.remove(selection.ids.size > 0 ? [...selection.ids] : [mail.id]);
      const neighbour = mails[active + 1] ?? mails[active - 1];
      if (selection.ids.size === 0 && neighbour !== undefined) {
        wantsFocus.current = true;
        setActiveId(neighbour.id);
      }
    } else if (event.key === "Escape" && selection.ids.size > 0) selection.clear();
    else if (event.key === "Escape" && openId !== null) actions.close();
    else return;
    event.preventDefault();
  };

  const { size } = selection.ids;
  return (
    <div
      ref={scroller}
      className="mails-list"
      role="grid"
      aria-label={t.mails}
      aria-rowcount={mails.length + 1}
      aria-colcount={COLUMNS.length + 1}
      aria-multiselectable="true"
      data-layout={layout}
      onKeyDown={press}
      onFocus={({ target }) => {
        const id = target.closest<HTMLElement>("[data-mail]")?.dataset["mail"];
        const mail = mails.find((one) => one.id === id);
        if (mail !== undefined) setActiveId(mail.id);
      }}
    >
      <ListHead
        sorting={sorting}
        onSort={onSort}
        selected={size === 0 ? "none" : size === mails.length ? "all" : "some"}
        onSelectAll={(all) => (all ? selection.all() : selection.clear())}
      />
      <div role="rowgroup" className="mails-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const mail = mails[index];
          return mail === undefined ? null : (
            <MailRow
              key={key}
              mail={mail}
              index={index}
              start={start}
              height={rowHeight}
              now={now}
              isActive={index === active}
              isOpen={mail.id === openId}
              isSelected={selection.ids.has(mail.id)}
              countUnconfirmed={countUnconfirmed}
              actions={rowActions}
            />
          );
        })}
      </div>
    </div>
  );
}

function rowOf(list: HTMLElement | null, id: MessageId | null): HTMLElement | null {
  return id === null ? null : (list?.querySelector(`[data-mail="${CSS.escape(id)}"]`) ?? null);
}
