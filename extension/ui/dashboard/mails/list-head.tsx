import { useStore } from "@nanostores/react";
import { mailsWords } from "../../../words/mails.ts";
import { COLUMNS, nextSorting, type Sorting } from "./sorting.ts";

/** The heads of the columns: a press sorts. */
export function ListHead({
  sorting,
  onSort,
  selected,
  onSelectAll,
}: {
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  /** How many of those that are shown are. */
  readonly selected: "none" | "some" | "all";
  readonly onSelectAll: (all: boolean) => void;
}) {
  const t = useStore(mailsWords);
  return (
    <div role="rowgroup" className="mails-head">
      <div role="row" className="mail-row" aria-rowindex={1}>
        <span role="columnheader" className="cell-select">
          <label>
            <input
              type="checkbox"
              aria-label={t.selectAll}
              checked={selected === "all"}
              ref={(box) => {
                if (box !== null) box.indeterminate = selected === "some";
              }}
              onChange={({ target }) => onSelectAll(target.checked)}
            />
          </label>
        </span>
        {COLUMNS.map((column) => (
          <span
            key={column}
            role="columnheader"
            className={`cell-${column}`}
            aria-sort={
              sorting.by !== column ? undefined : sorting.descending ? "descending" : "ascending"
            }
          >
            <button type="button" onClick={() => onSort(nextSorting(sorting, column))}>
              {column === "state" ? (
                <span className="unseen">{t.state}</span>
              ) : (
                <span className="head-text">{t[column]}</span>
              )}
              <SortSign state={sorting.by === column ? sorting : null} />
            </button>
          </span>
        ))}
      </div>
    </div>
  );
}

/** Decorative: `aria-sort` says the same. */
function SortSign({ state }: { readonly state: Sorting | null }) {
  return (
    <svg className="sort-sign" viewBox="0 0 8 12" width="8" height="12" aria-hidden="true">
      <path d="M1 4.5 4 1.5l3 3" data-on={state !== null && !state.descending} />
      <path d="M1 7.5l3 3 3-3" data-on={state?.descending === true} />
    </svg>
  );
}
