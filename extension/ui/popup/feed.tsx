import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { EventId } from "../../../shared/ids.ts";
import type { FeedReading } from "../../db/feed.ts";
import type { MessageDocument } from "../../db/message-document.ts";
import type { Correct } from "../timeline/correction.tsx";
import { OpenIcon } from "./icons.tsx";
import type { Live } from "../kit/live.ts";
import { ReadingRow } from "./reading-row.tsx";
import { useNow } from "./relative-time.ts";

/** The newest readings and clicks. A row opens to why its verdict is what it is. */
export function Feed({
  readings,
  limit,
  countUnconfirmed,
  correct,
  onOpenThread,
  onShowOlder,
}: {
  readonly readings: Live<readonly FeedReading[]>;
  /** How many to show at the most; there are older ones where more were read. */
  readonly limit: number;
  readonly countUnconfirmed: boolean;
  readonly correct: Correct;
  readonly onOpenThread: (message: MessageDocument) => void;
  readonly onShowOlder: () => void;
}) {
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
      if (isSaved) setSaid(sayings[word.scope ?? "nothing"]);
      else lastCorrected.current = null;
      return isSaved;
    },
    [correct],
  );

  if (readings.status === "loading") {
    return (
      <div className="feed feed-note" aria-busy="true">
        <p className="hint late">Reading the history…</p>
      </div>
    );
  }
  if (readings.status === "failed") {
    return (
      <div className="feed feed-note" role="alert">
        <h2>The history cannot be read</h2>
        <p className="hint">
          Is this browser’s disk full? Nothing is lost: the server keeps every hit.
        </p>
      </div>
    );
  }
  const shown = readings.value.slice(0, limit);
  if (shown.length === 0) {
    return (
      <div className="feed feed-note">
        <OpenIcon />
        <h2>No hits yet</h2>
        <p className="hint">Send a tracked mail. When it is opened or clicked, it shows here.</p>
      </div>
    );
  }
  return (
    <div className="feed">
      <p className="unseen" role="status">
        {said}
      </p>
      <ol ref={list} aria-label="Latest opens and clicks" onKeyDown={moveBetweenRows}>
        {shown.map((reading) => (
          <ReadingRow
            // The oldest hit stays the same while more fetches join a reading.
            key={idsOf(reading).at(-1)}
            reading={reading}
            now={now}
            isOpen={idsOf(reading).some((id) => opened.has(id))}
            onToggle={toggle}
            countUnconfirmed={countUnconfirmed}
            correct={correctAndStay}
            onOpenThread={onOpenThread}
          />
        ))}
      </ol>
      {readings.value.length <= limit ? null : (
        <button
          className="quiet older"
          type="button"
          onClick={() => {
            firstOlder.current = shown.length;
            onShowOlder();
          }}
        >
          Show older
        </button>
      )}
    </div>
  );
}

/** For those who do not see the change. */
const sayings: Record<"event" | "same-client" | "nothing", string> = {
  event: "Saved: that was you.",
  "same-client": "Saved: those were you, too.",
  nothing: "Undone.",
};

/** Of its hits, newest first; of the mail where it has none, for it came back. */
function idsOf({ message, hits }: FeedReading): readonly string[] {
  return hits.length === 0 ? [message.id] : hits.map(({ eventId }) => eventId);
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
