import { useStore } from "@nanostores/react";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { EventId } from "../../../shared/ids.ts";
import type { FeedReading } from "../../db/feed.ts";
import type { MessageDocument } from "../../db/message-document.ts";
import { popupWords } from "../../words/popup.ts";
import { timelineWords } from "../../words/timeline.ts";
import { Button } from "../kit/button.tsx";
import { OpenIcon } from "../kit/icons.tsx";
import { EmptyState } from "../kit/states.tsx";
import { useNow } from "../kit/use-now.ts";
import type { Correct } from "../timeline/correction.tsx";
import { isNarrowed, type FeedChoice } from "./feed-choice.ts";
import { ReadingRow } from "./reading-row.tsx";
import type { FeedState } from "./use-feed.ts";

/** The newest readings and clicks. A row opens to why its verdict is what it is. */
export function Feed({
  readings,
  fresh,
  hasOlder,
  choice,
  countUnconfirmed,
  correct,
  onOpenThread,
  onOpenMail,
  onShowEverything,
  onShowNew,
  showOlder,
  onSendTest,
}: Omit<FeedState, "isBlank"> & {
  readonly choice: FeedChoice;
  readonly countUnconfirmed: boolean;
  readonly correct: Correct;
  readonly onOpenThread: (message: MessageDocument) => void;
  readonly onOpenMail: (message: MessageDocument) => void;
  readonly onShowEverything: () => void;
  readonly onShowNew: () => void;
  readonly onSendTest: () => void;
}) {
  const t = useStore(popupWords);
  const now = useNow(15_000);
  const list = useRef<HTMLOListElement>(null);
  // By hit, for a reading may fall apart, or grow, by what is said of it.
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const lastCorrected = useRef<EventId | null>(null);
  const firstOlder = useRef<number | null>(null);
  const [said, setSaid] = useState("");

  useLayoutEffect(() => {
    // A button that did its work is gone, and the keyboard with it: it goes on where that button stood.
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isNowhere && lastCorrected.current !== null) {
      const place = list.current?.querySelector<HTMLElement>(
        `[data-hits~="${lastCorrected.current}"]`,
      );
      place?.focus();
      lastCorrected.current = null;
    }
    if (firstOlder.current === null) return;
    const row = list.current?.querySelectorAll<HTMLElement>(".row")[firstOlder.current];
    if (row === undefined) return;
    firstOlder.current = null;
    row.focus();
  });

  const toggle = useCallback((reading: FeedReading, isOpen: boolean) => {
    setOpened((before) => {
      const after = new Set(before);
      for (const id of idsOf(reading)) {
        if (isOpen) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  }, []);
  const correctAndStay: Correct = useCallback(
    async (word) => {
      lastCorrected.current = word.eventIds[0] ?? null;
      const isSaved = await correct(word);
      if (isSaved) setSaid(sayingOf(word.scope));
      else lastCorrected.current = null;
      return isSaved;
    },
    [correct],
  );

  if (readings.status === "loading") {
    return (
      <div className="feed" aria-busy="true">
        <p className="hint late">{t.reading}</p>
      </div>
    );
  }
  if (readings.status === "failed") {
    return (
      <div className="feed">
        <EmptyState title={t.unreadable} isError>
          {t.unreadableHint}
        </EmptyState>
      </div>
    );
  }
  const shown = readings.value;
  const older = hasOlder ? (
    <div className="older">
      <Button
        kind="quiet"
        onClick={() => {
          firstOlder.current = shown.length;
          showOlder();
        }}
      >
        {t.showOlder}
      </Button>
    </div>
  ) : null;
  if (shown.length === 0) {
    return (
      <div className="feed">
        <NothingToShow choice={choice} {...{ onShowEverything, onSendTest }} />
        {older}
      </div>
    );
  }
  return (
    <div className="feed">
      <p className="unseen" role="status">
        {said}
      </p>
      <p className="unseen" role="status">
        {isNarrowed(choice) ? t.found(shown.length) : fresh.size > 0 ? t.newSince(fresh.size) : ""}
      </p>
      {choice.show !== "everything" || fresh.size === 0 ? null : (
        <div className="news">
          <Button kind="quiet" onClick={onShowNew}>
            {t.newSince(fresh.size)}
          </Button>
        </div>
      )}
      <ol ref={list} aria-label={t.latest} onKeyDown={moveBetweenRows}>
        {shown.map((reading) => (
          <ReadingRow
            // The oldest hit stays the same while more fetches join a reading.
            key={idsOf(reading).at(-1)}
            reading={reading}
            now={now}
            isNew={reading.hits.some(({ eventId }) => fresh.has(eventId))}
            isOpen={idsOf(reading).some((id) => opened.has(id))}
            onToggle={toggle}
            countUnconfirmed={countUnconfirmed}
            correct={correctAndStay}
            onOpenThread={onOpenThread}
            onOpenMail={onOpenMail}
          />
        ))}
      </ol>
      {older}
    </div>
  );
}

/** There is nothing yet, or nothing that is looked for; and the next best thing to do. */
function NothingToShow({
  choice,
  onShowEverything,
  onSendTest,
}: {
  readonly choice: FeedChoice;
  readonly onShowEverything: () => void;
  readonly onSendTest: () => void;
}) {
  const t = useStore(popupWords);
  if (!isNarrowed(choice))
    return (
      <EmptyState
        icon={<OpenIcon />}
        title={t.noHits}
        buttons={<Button onClick={onSendTest}>{t.sendTest}</Button>}
      >
        {t.noHitsHint}
      </EmptyState>
    );
  const isNothingNew = choice.show === "new" && choice.search.trim() === "";
  return (
    <EmptyState
      title={isNothingNew ? t.nothingNew : t.nothingFound}
      buttons={<Button onClick={onShowEverything}>{t.showEverything}</Button>}
    >
      {isNothingNew ? t.nothingNewHint : t.nothingFoundHint}
    </EmptyState>
  );
}

/** For those who do not see the change. */
function sayingOf(scope: "event" | "same-client" | null): string {
  const t = timelineWords.get();
  if (scope === null) return t.undone;
  return scope === "event" ? t.savedOne : t.savedAll;
}

/** Of its hits, newest first; of the mail where it has none, for it was answered or came back. */
function idsOf({ kind, message, hits }: FeedReading): readonly string[] {
  return hits.length === 0 ? [`${kind} ${message.id}`] : hits.map(({ eventId }) => eventId);
}

/** Up and down, Home and End go from row to row, as well as Tab does. */
function moveBetweenRows(event: React.KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(".row")];
  const here = rows.findIndex((row) => row === event.target);
  if (here < 0) return;
  const wanted: Record<string, number> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: rows.length - 1,
  };
  const row = rows[wanted[event.key] ?? -1];
  if (row === undefined) return;
  event.preventDefault();
  row.focus();
}
