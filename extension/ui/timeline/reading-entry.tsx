import { useStore } from "@nanostores/react";
import { useId, useRef, useState } from "react";
import type { MailSummary } from "../../db/summary.ts";
import { nameOf } from "../../notifications/words.ts";
import { timelineWords } from "../../words/timeline.ts";
import { actionWords, hitWords } from "../hit-words.ts";
import { VerdictSign } from "../kit/verdict-sign.tsx";
import { ChevronIcon, ClickIcon, OpenIcon } from "../kit/icons.tsx";
import type { Correct } from "./correction.tsx";
import { HitExplanation } from "./hit-explanation.tsx";
import { groupHits } from "./hit-groups.ts";
import { EntryTime } from "./moment-row.tsx";
import type { TimelineEntry } from "./timeline-entries.ts";

/** One reading or click: what, whose, when and why; open, everything that is known of each of its fetches. */
export function ReadingEntry({
  entry,
  summary,
  now,
  correct,
}: {
  readonly entry: Extract<TimelineEntry, { kind: "reading" }>;
  readonly summary: MailSummary;
  readonly now: number;
  readonly correct: Correct;
}) {
  const id = useId();
  const t = useStore(timelineWords);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const { verdict, hits, newest, at } = entry;
  const [reason] = hitWords(newest).reasons;
  const who = verdict === "person" ? whoOf(summary, t) : null;
  return (
    <li
      className="timeline-item"
      data-kind={newest.kind}
      data-verdict={verdict}
      onKeyDown={(event) => {
        // A key held down would press what takes the button's place.
        if (event.repeat && event.key === "Enter") event.preventDefault();
        if (event.key !== "Escape" || !isOpen) return;
        // Else it would close what the timeline stands in.
        event.preventDefault();
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        className="timeline-row"
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="timeline-icon">
          {newest.kind === "click" ? <ClickIcon /> : <OpenIcon />}
        </span>
        <span className="timeline-what">
          {actionWords(newest)}
          {who === null ? null : <span className="timeline-who"> {t.by({ who })}</span>}
          {hits.length < 2 ? null : (
            <span className="timeline-count"> · {t.fetches(hits.length)}</span>
          )}
        </span>
        <EntryTime at={at} now={now} />
        <span className="timeline-chevron">
          <ChevronIcon />
        </span>
        <span className="timeline-line">
          <span className="timeline-verdict">
            <VerdictSign verdict={verdict} />
            {t[verdict]}
          </span>
          {reason === undefined ? null : <span className="timeline-detail">{reason}</span>}
        </span>
      </button>
      {isOpen ? (
        <div id={id} className="timeline-why">
          {groupHits(hits).map((group) => (
            <HitExplanation
              key={group.oldest.eventId}
              group={group}
              correct={(eventIds, scope) => correct({ messageId: summary.id, eventIds, scope })}
            />
          ))}
        </div>
      ) : null}
    </li>
  );
}

/** By name where only one can have it; null where nothing is known of who got it. */
function whoOf(
  { recipients }: Pick<MailSummary, "recipients">,
  t: ReturnType<typeof timelineWords.get>,
): string | null {
  const [first, ...others] = recipients;
  if (first === undefined) return null;
  return others.length === 0 ? nameOf(first) : t.someoneOf(recipients.length);
}
