import { useStore } from "@nanostores/react";
import { Link } from "wouter";
import { mailsWords } from "../../../words/mails.ts";
import { Button } from "../../kit/button.tsx";
import { EmptyState, Skeleton } from "../../kit/states.tsx";
import { MailsIcon, SearchIcon } from "../icons.tsx";

/** As long as not even the first are read. */
export function Loading() {
  const t = useStore(mailsWords);
  return (
    <div className="mails-loading" role="status" aria-label={t.reading}>
      {[70, 55, 80, 62, 74, 50, 66, 58].map((width, row) => (
        // oxlint-disable-next-line react/no-array-index-key -- they stand for nothing and never change
        <Skeleton key={row} width={`${width}%`} height={14} />
      ))}
    </div>
  );
}

/** No mail was sent yet. */
export function Empty() {
  const t = useStore(mailsWords);
  return (
    <EmptyState
      icon={<MailsIcon />}
      title={t.emptyTitle}
      buttons={
        <Link className="button" href="/welcome">
          {t.emptyWelcome}
        </Link>
      }
    >
      {t.emptyHint}
    </EmptyState>
  );
}

/** There are mails, but none that is searched for. */
export function NothingFound({ onClear }: { readonly onClear: () => void }) {
  const t = useStore(mailsWords);
  return (
    <EmptyState
      icon={<SearchIcon />}
      title={t.nothingTitle}
      buttons={<Button onClick={onClear}>{t.clearFilters}</Button>}
    >
      {t.nothingHint}
    </EmptyState>
  );
}

/** The database cannot be read. */
export function Failed() {
  const t = useStore(mailsWords);
  return (
    <EmptyState
      isError
      title={t.failedTitle}
      buttons={<Button onClick={() => location.reload()}>{t.tryAgain}</Button>}
    >
      {t.failedHint}
    </EmptyState>
  );
}
