import { useStore } from "@nanostores/react";
import {
  lazy,
  Suspense,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useLocation } from "wouter";
import { messageIdSchema, type MessageId } from "../../../../shared/ids.ts";
import type { MailSummary } from "../../../db/summary.ts";
import { preferences } from "../../../preferences.ts";
import { mailsWords } from "../../../words/mails.ts";
import { useStored } from "../../kit/live.ts";
import { useToast } from "../../kit/toaster.tsx";
import { useNow } from "../../kit/use-now.ts";
import type { DashboardProps } from "../api.ts";
import { ALL_MAILS, choicesOf, filterMails, isFiltered } from "./filters.ts";
import { useMailActions } from "./mail-actions.ts";
import { MailsList, type ListActions } from "./mails-list.tsx";
import "./mails-page.css";
import { Empty, Failed, Loading, NothingFound } from "./mails-states.tsx";
import { MailsToolbar, StateChips } from "./mails-toolbar.tsx";
import { saveFile } from "./save-file.ts";
import { useSelection } from "./selection.ts";
import { sortMails } from "./sorting.ts";
import { useMails } from "./use-mails.ts";
import { shownFilters, shownSorting } from "./view-state.ts";

const none: readonly MailSummary[] = [];

/** What is wanted after the list stands comes after it, too, but before anybody can want it. */
const loadDetail = () => import("./mail-detail.tsx");
const loadSelection = () => import("./selection-bar.tsx");
const MailDetail = lazy(() => loadDetail().then((file) => ({ default: file.MailDetail })));
const SelectionBar = lazy(() => loadSelection().then((file) => ({ default: file.SelectionBar })));

/** All tracked mail, and beside it the one that is looked at. */
export function MailsPage({
  api,
  db,
  openId,
}: DashboardProps & {
  /** Of the mail that is looked at, as the address says; null: none. */
  readonly openId: string | null;
}) {
  const t = useStore(mailsWords);
  const [, navigate] = useLocation();
  const mails = useMails(db);
  const filters = useStore(shownFilters);
  const sorting = useStore(shownSorting);
  const chosen = useStored(preferences) ?? preferences.fallback;
  const toast = useToast();
  const actions = useMailActions(api);
  const now = useNow(60_000);
  const search = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const [wantsDetail, setWantsDetail] = useState(false);
  const parsed = messageIdSchema.safeParse(openId);
  const open: MessageId | null = parsed.success ? parsed.data : null;

  const all = mails.status === "loading" || mails.status === "failed" ? none : mails.all;
  // Typing goes on while the list follows.
  const wanted = useDeferredValue(filters);
  const sorted = useMemo(() => sortMails(all, sorting), [all, sorting]);
  const shown = useMemo(() => filterMails(sorted, wanted, now), [sorted, wanted, now]);
  const { tags, mailboxes } = useMemo(() => choicesOf(all), [all]);
  const selection = useSelection(shown);
  const selected = useMemo(
    () => (selection.ids.size === 0 ? none : shown.filter(({ id }) => selection.ids.has(id))),
    [shown, selection.ids],
  );

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof Element &&
        event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      search.current?.select();
      search.current?.focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);

  const isRead = mails.status === "ready";
  useEffect(() => {
    if (!isRead) return undefined;
    const soon = requestIdleCallback(() => {
      // Where they are gone since an update, whoever wants them is told.
      void Promise.all([loadDetail(), loadSelection()]).catch(() => undefined);
    });
    return () => cancelIdleCallback(soon);
  }, [isRead]);

  const { remove } = actions;
  const close = useCallback(() => {
    navigate("/");
    page.current?.querySelector<HTMLElement>('.mail-row[tabindex="0"]')?.focus();
  }, [navigate]);
  const listActions = useMemo<ListActions>(
    () => ({
      open: (id, { focus }) => {
        setWantsDetail(focus);
        navigate(`/mail/${id}`);
      },
      close,
      remove,
    }),
    [navigate, close, remove],
  );

  const save = async (which: readonly MailSummary[]): Promise<void> => {
    // Loaded when it is wanted: few want it.
    const { mailsCsv } = await import("./mails-csv.ts");
    const day = new Date(now).toISOString().slice(0, 10);
    saveFile(`${t.fileName}-${day}.csv`, mailsCsv(which, chosen.countUnconfirmed), "text/csv");
    toast.show({ text: t.exported(which.length) });
  };

  if (mails.status === "failed") {
    return (
      <>
        <h1 className="unseen">{t.mails}</h1>
        <Failed />
      </>
    );
  }
  const isEmpty = mails.status === "ready" && all.length === 0;
  if (isEmpty && openId === null) {
    return (
      <>
        <h1 className="unseen">{t.mails}</h1>
        <Empty />
      </>
    );
  }
  return (
    <div ref={page} className="mails-page" data-detail={openId !== null}>
      <section className="mails" aria-label={t.mails}>
        <h1 className="unseen">{t.mails}</h1>
        <MailsToolbar
          filters={filters}
          onChange={(next) => shownFilters.set(next)}
          search={search}
          tags={tags}
          mailboxes={mailboxes}
          onExport={shown.length === 0 ? null : () => void save(shown)}
          onLeaveSearch={() =>
            page.current?.querySelector<HTMLElement>('.mail-row[tabindex="0"]')?.focus()
          }
        />
        {selected.length > 0 ? (
          <Suspense fallback={<div className="selection-bar" />}>
            <SelectionBar
              mails={selected}
              tags={tags}
              actions={actions}
              onExport={() => void save(selected)}
              onClear={selection.clear}
            />
          </Suspense>
        ) : (
          <div className="mails-filters">
            <StateChips filters={filters} onChange={(next) => shownFilters.set(next)} />
            <p className="mails-count" role="status">
              {mails.status !== "ready"
                ? t.reading
                : isFiltered(wanted)
                  ? t.countOf(all.length, { shown: shown.length })
                  : t.count(all.length)}
            </p>
          </div>
        )}
        {mails.status === "loading" ? (
          <Loading />
        ) : isEmpty ? (
          <Empty />
        ) : shown.length === 0 && mails.status === "ready" ? (
          <NothingFound onClear={() => shownFilters.set(ALL_MAILS)} />
        ) : (
          <MailsList
            mails={shown}
            sorting={sorting}
            onSort={(next) => shownSorting.set(next)}
            selection={selection}
            openId={open}
            countUnconfirmed={chosen.countUnconfirmed}
            actions={listActions}
          />
        )}
      </section>
      {openId === null ? null : (
        <Suspense fallback={<aside className="mail-detail" />}>
          <MailDetail
            key={openId}
            api={api}
            db={db}
            id={open}
            tags={tags}
            actions={actions}
            takesFocus={wantsDetail}
            onClose={close}
          />
        </Suspense>
      )}
    </div>
  );
}
