import { useStore } from "@nanostores/react";
import { useCallback, useEffect, useRef, type ReactNode } from "react";
import type { MessageId } from "../../../../shared/ids.ts";
import { readMailDetail, type MailDetail as Detail } from "../../../db/mail-detail.ts";
import { mailDetailWords } from "../../../words/mail-detail.ts";
import { IconButton } from "../../kit/button.tsx";
import { CloseIcon } from "../../kit/icons.tsx";
import { useLive } from "../../kit/live.ts";
import { EmptyState, Skeleton } from "../../kit/states.tsx";
import { useNow } from "../../kit/use-now.ts";
import { requestCorrection } from "../../popup/background.ts";
import type { RepsWord } from "../../timeline/correction.tsx";
import { LinkClicks } from "../../timeline/link-clicks.tsx";
import { Timeline } from "../../timeline/timeline.tsx";
import type { DashboardProps } from "../api.ts";
import { DetailActions } from "./detail-actions.tsx";
import { DetailFacts } from "./detail-facts.tsx";
import type { MailActions } from "./mail-actions.ts";
import "./mail-detail.css";
import { TagsEditor } from "./tags-editor.tsx";
import { subjectWords } from "./who.ts";

/** One mail with all that is known of it, followed; beside the list, or over it where that is narrow. Escape closes it. */
export function MailDetail({
  api,
  db,
  id,
  tags,
  actions,
  takesFocus,
  onClose,
}: DashboardProps & {
  /** Null: what the address says is no mail's. */
  readonly id: MessageId | null;
  /** All that there are, to be offered. */
  readonly tags: readonly string[];
  readonly actions: MailActions;
  /** Somebody pressed Enter to get here. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}) {
  const t = useStore(mailDetailWords);
  const detail = useLive(
    useCallback(async () => (id === null ? null : readMailDetail(db, id)), [db, id]),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const isReady = detail.status === "ready";
  useEffect(() => {
    if (takesFocus && isReady) heading.current?.focus();
  }, [takesFocus, isReady]);

  const mail = detail.status === "ready" ? detail.value : null;
  return (
    <aside
      className="mail-detail"
      aria-label={t.detail}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="detail-head">
        <h2 ref={heading} tabIndex={-1} dir="auto">
          {mail === null ? (isReady ? t.notHere : "") : subjectWords(mail.summary)}
        </h2>
        <IconButton name={t.close} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      {detail.status === "failed" ? (
        <EmptyState isError title={t.failedTitle}>
          {t.failedHint}
        </EmptyState>
      ) : detail.status === "loading" ? (
        <div className="detail-body" aria-busy="true">
          <Skeleton width="60%" />
          <Skeleton width="80%" />
        </div>
      ) : mail === null ? (
        <p className="detail-body hint">{t.notHereHint}</p>
      ) : (
        <DetailBody api={api} detail={mail} tags={tags} actions={actions} onClose={onClose} />
      )}
    </aside>
  );
}

function DetailBody({
  api,
  detail: { summary, explanation },
  tags,
  actions,
  onClose,
}: Pick<DashboardProps, "api"> & {
  readonly detail: Detail;
  readonly tags: readonly string[];
  readonly actions: MailActions;
  readonly onClose: () => void;
}) {
  const t = useStore(mailDetailWords);
  const now = useNow(15_000);
  const correct = useCallback((word: RepsWord) => requestCorrection(api, word), [api]);
  return (
    <div className="detail-body">
      {summary.recorded ? null : <p className="hint">{t.onlyHits}</p>}
      <DetailActions api={api} mail={summary} actions={actions} now={now} onClose={onClose} />
      <DetailFacts mail={summary} now={now} />
      <Section title={t.tags}>
        <TagsEditor
          tags={summary.tags}
          known={tags}
          onAdd={(tag) => actions.addTag([summary.id], tag)}
          onRemove={(tag) => actions.removeTag([summary.id], tag)}
        />
      </Section>
      <LinkClicks summary={summary} />
      <Section title={t.history}>
        <Timeline summary={summary} explanation={explanation} correct={correct} now={now} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="detail-section" aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
