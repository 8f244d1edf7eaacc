import { memo, useEffect, useId, useRef } from "react";
import type { FeedReading } from "../../db/feed.ts";
import type { MessageDocument } from "../../db/message-document.ts";
import { threadUrl } from "../../notifications/open-thread.ts";
import type { Correct } from "../timeline/correction.tsx";
import { everyRecipient, feedWords, returnedWords } from "./feed-words.ts";
import { HitExplanation } from "../timeline/hit-explanation.tsx";
import { groupHits } from "../timeline/hit-groups.ts";
import { ChevronIcon, ClickIcon, OpenIcon, ReturnedIcon } from "./icons.tsx";
import { fullTime, relativeTime } from "./relative-time.ts";
import { VerdictSign } from "../kit/verdict-sign.tsx";

/**
 * One reading or click as a row, and below it, when it is open, what it was and why that is thought. Drawn again only when
 * something of it changed, for there may be hundreds.
 */
export const ReadingRow = memo(function ReadingRow({
  reading,
  now,
  isOpen,
  onToggle,
  countUnconfirmed,
  correct,
  onOpenThread,
}: {
  readonly reading: FeedReading;
  readonly now: number;
  readonly isOpen: boolean;
  readonly onToggle: (reading: FeedReading, isOpen: boolean) => void;
  readonly countUnconfirmed: boolean;
  readonly correct: Correct;
  readonly onOpenThread: (message: MessageDocument) => void;
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const why = useRef<HTMLDivElement>(null);
  const { message, verdict, hits } = reading;
  const words = feedWords(reading, countUnconfirmed);
  const { bouncedAt } = message.engagement;
  const at = hits[0]?.at ?? bouncedAt ?? message.sentAt ?? message.mintedAt;
  useEffect(() => {
    if (!isOpen) return;
    // As much as there is room for, but never so far that the row itself is gone.
    why.current?.scrollIntoView({ block: "nearest" });
    button.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  return (
    <li
      onKeyDown={(event) => {
        // A key held down would press what takes the button's place.
        if (event.repeat && event.key === "Enter") event.preventDefault();
        if (event.key !== "Escape" || !isOpen) return;
        // Else Chrome closes the whole popup.
        event.preventDefault();
        onToggle(reading, false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        className="row"
        type="button"
        data-verdict={hits.length === 0 ? undefined : verdict}
        data-counts={verdict === "person" || (verdict === "unconfirmed" && countUnconfirmed)}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => onToggle(reading, !isOpen)}
      >
        <span className="row-icon">
          {hits.length === 0 ? (
            <ReturnedIcon />
          ) : hits[0]?.kind === "click" ? (
            <ClickIcon />
          ) : (
            <OpenIcon />
          )}
        </span>
        <span className="row-recipients" title={everyRecipient(message)}>
          {isOpen && message.recorded
            ? everyRecipient(message) || words.recipients
            : words.recipients}
        </span>
        <time className="row-time" dateTime={new Date(at).toISOString()} title={fullTime(at)}>
          {relativeTime(at, now)}
        </time>
        <span className="row-subject" dir="auto" title={words.subject}>
          {words.subject}
        </span>
        <span className="row-chevron">
          <ChevronIcon />
        </span>
        <span className="row-line">
          <span
            className={hits.length === 0 ? "row-action row-returned" : "row-action"}
            title={words.action}
          >
            {words.action}
          </span>
          {hits.length < 2 ? null : (
            <span className="row-count">
              <span aria-hidden="true">{hits.length}×</span>
              <span className="unseen">fetched {hits.length} times</span>
            </span>
          )}
          {bouncedAt === null || hits.length === 0 ? null : (
            <span className="row-returned">{returnedWords(message)}</span>
          )}
        </span>
        {hits.length === 0 ? null : (
          <span className="row-verdict">
            <VerdictSign verdict={verdict} />
            {words.verdict}
          </span>
        )}
      </button>
      {isOpen ? (
        <div ref={why} id={id} className="why">
          {bouncedAt === null ? null : (
            <p className="why-note">
              A mail server said on {fullTime(bouncedAt)} that it could not deliver this mail
              {message.recipients.length > 1 ? " to at least one of its recipients" : ""}.
            </p>
          )}
          {groupHits(hits).map((group) => (
            <HitExplanation
              key={group.oldest.eventId}
              group={group}
              correct={(eventIds, scope) => correct({ messageId: message.id, eventIds, scope })}
            />
          ))}
          {message.recipients.length < 2 || hits.length === 0 ? null : (
            <p className="hint">
              The mail went to {message.recipients.length} people. Which of them this was cannot be
              told.
            </p>
          )}
          {message.recorded ? (
            <a
              className="why-thread"
              href={threadUrl(message)}
              onClick={(event) => {
                // Where Gmail stands open already, or Outlook with this very mail, it goes there in its own tab.
                event.preventDefault();
                onOpenThread(message);
              }}
            >
              Open the mail in {message.mailClient === "outlook" ? "Outlook" : "Gmail"}
            </a>
          ) : (
            <p className="hint">
              This mail was not sent from this browser, so only what happened to it is known here.
            </p>
          )}
        </div>
      ) : null}
    </li>
  );
});
