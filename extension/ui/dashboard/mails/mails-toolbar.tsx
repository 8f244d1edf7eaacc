import { useStore } from "@nanostores/react";
import type { RefObject } from "react";
import { mailsWords } from "../../../words/mails.ts";
import { Button, IconButton } from "../../kit/button.tsx";
import { Select } from "../../kit/field.tsx";
import { CloseIcon } from "../../kit/icons.tsx";
import { SaveIcon, SearchIcon } from "../icons.tsx";
import { STATE_FILTERS, type MailFilters } from "./filters.ts";
import "./mails-toolbar.css";

const spans = [7, 30, 90, 365];

/** Above the list: what is searched, and which mails are shown. */
export function MailsToolbar({
  filters,
  onChange,
  search,
  tags,
  mailboxes,
  onExport,
  onLeaveSearch,
}: {
  readonly filters: MailFilters;
  readonly onChange: (filters: MailFilters) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly tags: readonly string[];
  readonly mailboxes: readonly string[];
  /** Null where there is nothing to export. */
  readonly onExport: (() => void) | null;
  /** The keyboard is to go on in the list. */
  readonly onLeaveSearch: () => void;
}) {
  const t = useStore(mailsWords);
  const change = (part: Partial<MailFilters>): void => onChange({ ...filters, ...part });
  return (
    <div className="mails-toolbar">
      <div className="mails-search" role="search">
        <SearchIcon />
        <input
          ref={search}
          type="search"
          value={filters.search}
          placeholder={t.search}
          aria-label={t.search}
          aria-keyshortcuts="/"
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => change({ search: target.value })}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" || (event.key === "Escape" && filters.search === ""))
              onLeaveSearch();
            else if (event.key === "Escape") change({ search: "" });
            else return;
            event.preventDefault();
          }}
        />
        {filters.search === "" ? (
          <kbd title={t.searchKey({ key: "/" })} aria-hidden="true">
            /
          </kbd>
        ) : (
          <IconButton
            name={t.clearSearch}
            onClick={() => {
              change({ search: "" });
              search.current?.focus();
            }}
          >
            <CloseIcon />
          </IconButton>
        )}
      </div>
      {tags.length === 0 && filters.tag === null ? null : (
        <Choice
          label={t.tags}
          any={t.anyTag}
          values={tags}
          value={filters.tag}
          onChange={(tag) => change({ tag })}
        />
      )}
      {mailboxes.length < 2 && filters.mailbox === null ? null : (
        <Choice
          label={t.mailbox}
          any={t.anyMailbox}
          values={mailboxes}
          value={filters.mailbox}
          onChange={(mailbox) => change({ mailbox })}
        />
      )}
      <Choice
        label={t.time}
        any={t.anyTime}
        values={spans.map(String)}
        name={(days) => t.lastDays(Number(days))}
        value={filters.days === null ? null : String(filters.days)}
        onChange={(days) => change({ days: days === null ? null : Number(days) })}
      />
      <Button title={t.exportHint} disabled={onExport === null} onClick={() => onExport?.()}>
        <SaveIcon />
        <span className="export-words">{t.exportCsv}</span>
      </Button>
    </div>
  );
}

const asItIs = (value: string): string => value;

/** One of several values, or any. */
function Choice({
  label,
  any,
  values,
  name = asItIs,
  value,
  onChange,
}: {
  readonly label: string;
  readonly any: string;
  readonly values: readonly string[];
  readonly name?: (value: string) => string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}) {
  // What is chosen stays to be seen when no mail has it any more.
  const all = value === null || values.includes(value) ? values : [value, ...values];
  return (
    <Select
      label={label}
      isLabelHidden
      value={value === null ? "" : `=${value}`}
      choices={[
        { value: "", label: any },
        ...all.map((one) => ({ value: `=${one}`, label: name(one) })),
      ]}
      onChange={(chosen) => onChange(chosen === "" ? null : chosen.slice(1))}
    />
  );
}

/** Which states are shown; several together show what is any of them. */
export function StateChips({
  filters,
  onChange,
}: {
  readonly filters: MailFilters;
  readonly onChange: (filters: MailFilters) => void;
}) {
  const t = useStore(mailsWords);
  const { states } = filters;
  return (
    <div className="chips" role="group" aria-label={t.filterByState}>
      {STATE_FILTERS.map((state) => {
        const isOn = states.includes(state);
        return (
          <button
            key={state}
            className="chip"
            type="button"
            aria-pressed={isOn}
            onClick={() =>
              onChange({
                ...filters,
                states: isOn ? states.filter((one) => one !== state) : [...states, state],
              })
            }
          >
            {t[state]}
          </button>
        );
      })}
    </div>
  );
}
