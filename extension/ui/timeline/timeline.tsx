import { useStore } from "@nanostores/react";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { EventId } from "../../../shared/ids.ts";
import type { MailSummary } from "../../db/summary.ts";
import type { MessageExplanation } from "../../messages.ts";
import { timelineWords } from "../../words/timeline.ts";
import { Button } from "../kit/button.tsx";
import type { Correct } from "./correction.tsx";
import { MomentRow } from "./moment-row.tsx";
import { ReadingEntry } from "./reading-entry.tsx";
import { timelineEntries } from "./timeline-entries.ts";
import "./timeline.css";

/** How many stand there at first, and how many more at each wish. */
const step = 20;

/**
 * All that happened to one mail, the newest first: readings and clicks with their verdicts, replies, that it came back. Each
 * reading opens to why its verdict is what it is.
 */
export function Timeline({
  summary,
  explanation,
  correct,
  now,
}: {
  readonly summary: MailSummary;
  readonly explanation: MessageExplanation;
  /** The rep's word on some of its hits; what changes comes with the next explanation. */
  readonly correct: Correct;
  /** Milliseconds since 1970. */
  readonly now: number;
}) {
  const t = useStore(timelineWords);
  const list = useRef<HTMLOListElement>(null);
  const lastCorrected = useRef<EventId | null>(null);
  const [said, setSaid] = useState("");
  const [limit, setLimit] = useState(step);
  const entries = useMemo(() => timelineEntries(summary, explanation), [summary, explanation]);
  const sent = entries.at(-1);
  const events = entries.slice(0, -1);

  useLayoutEffect(() => {
    // A button that did its work is gone, and the keyboard with it: it goes on where that button stood.
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (!isNowhere || lastCorrected.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-hits~="${lastCorrected.current}"]`)?.focus();
    lastCorrected.current = null;
  });

  const correctAndStay: Correct = async (word) => {
    lastCorrected.current = word.eventIds[0] ?? null;
    const isSaved = await correct(word);
    if (!isSaved) lastCorrected.current = null;
    else setSaid(word.scope === null ? t.undone : word.scope === "event" ? t.savedOne : t.savedAll);
    return isSaved;
  };

  return (
    <div className="timeline">
      <p className="unseen" role="status">
        {said}
      </p>
      {events.some(({ kind }) => kind === "reading") ? null : <NothingYet summary={summary} />}
      <ol ref={list} aria-label={t.timeline}>
        {events
          .slice(0, limit)
          .map((entry) =>
            entry.kind === "reading" ? (
              <ReadingEntry
                key={entry.key}
                entry={entry}
                summary={summary}
                now={now}
                correct={correctAndStay}
              />
            ) : (
              <MomentRow key={entry.key} entry={entry} summary={summary} now={now} />
            ),
          )}
        {sent === undefined || sent.kind === "reading" || events.length > limit ? null : (
          <MomentRow entry={sent} summary={summary} now={now} />
        )}
      </ol>
      {events.length <= limit ? null : (
        <Button kind="quiet" onClick={() => setLimit(limit + step)}>
          {t.earlier(events.length - limit)}
        </Button>
      )}
      {summary.recipients.length < 2 || explanation.readings.length === 0 ? null : (
        <p className="hint">{t.whoIsUnknown(summary.recipients.length)}</p>
      )}
    </div>
  );
}

function NothingYet({ summary: { tracking, engagement } }: { readonly summary: MailSummary }) {
  const t = useStore(timelineWords);
  if (!tracking.opens && !tracking.links) return <p className="hint">{t.untracked}</p>;
  if (engagement.repliedAt !== null) return <p className="hint">{t.answeredUnseen}</p>;
  return (
    <div>
      <p>
        <strong>{t.nothingYet}</strong>
      </p>
      <p className="hint">{tracking.opens ? t.nothingYetHint : t.openHidden}</p>
    </div>
  );
}
