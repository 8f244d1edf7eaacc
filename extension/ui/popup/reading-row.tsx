import { useStore } from "@nanostores/react";
import { memo, useEffect, useId, useRef } from "react";
import type { FeedReading } from "../../db/feed.ts";
import type { MessageDocument } from "../../db/message-document.ts";
import { dateTime, fullTime, number, shortAgo } from "../../i18n/format.ts";
import { threadUrl } from "../../notifications/open-thread.ts";
import { popupWords } from "../../words/popup.ts";
import { timelineWords } from "../../words/timeline.ts";
import { Button } from "../kit/button.tsx";
import { ChevronIcon, ClickIcon, OpenIcon, ReplyIcon, ReturnedIcon } from "../kit/icons.tsx";
import { VerdictSign } from "../kit/verdict-sign.tsx";
import type { Correct } from "../timeline/correction.tsx";
import { HitExplanation } from "../timeline/hit-explanation.tsx";
import { groupHits } from "../timeline/hit-groups.ts";
import { everyRecipient, feedWords, returnedWords } from "./feed-words.ts";

/**
 * One reading or click as a row, and below it, when it is open, what it was and why that is thought. Drawn again only when
 * something of it changed, for there may be hundreds.
 */
export const ReadingRow = memo(function ReadingRow({
  reading,
  now,
  isNew,
  isOpen,
  onToggle,
  countUnconfirmed,
  correct,
  onOpenThread,
  onOpenMail,
}: {
  readonly reading: FeedReading;
  readonly now: number;
  /** It came since the popup was last looked at. */
  readonly isNew: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (reading: FeedReading, isOpen: boolean) => void;
  readonly countUnconfirmed: boolean;
  readonly correct: Correct;
  readonly onOpenThread: (message: MessageDocument) => void;
  readonly onOpenMail: (message: MessageDocument) => void;
}) {
  const t = useStore(popupWords);
  const timeline = useStore(timelineWords);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const why = useRef<HTMLDivElement>(null);
  const { kind, at, message, verdict, hits } = reading;
  const words = feedWords(reading, countUnconfirmed);
  const { bouncedAt } = message.engagement;
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
        data-kind={kind}
        data-verdict={hits.length === 0 ? undefined : verdict}
        data-counts={verdict === "person" || (verdict === "unconfirmed" && countUnconfirmed)}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => onToggle(reading, !isOpen)}
      >
        <span className="row-icon">
          {icons[kind]}
          {isNew ? (
            <span className="row-new">
              <span className="unseen">{t.isNew}</span>
            </span>
          ) : null}
        </span>
        <span className="row-recipients" dir="auto" title={everyRecipient(message)}>
          {isOpen && message.recorded
            ? everyRecipient(message) || words.recipients
            : words.recipients}
        </span>
        <time className="row-time" dateTime={new Date(at).toISOString()} title={fullTime(at)}>
          {shortAgo(at, now)}
        </time>
        <span className="row-subject" dir="auto" title={words.subject}>
          {words.subject}
        </span>
        <span className="row-chevron">
          <ChevronIcon />
        </span>
        <span className="row-line">
          <span className="row-action" dir="auto" title={words.action}>
            {words.action}
          </span>
          {hits.length < 2 ? null : (
            <span className="row-count">
              <span aria-hidden="true">{`${number(hits.length)}×`}</span>
              <span className="unseen">{t.fetched(hits.length)}</span>
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
          {kind === "reply" ? <p>{t.answered({ time: dateTime(at) })}</p> : null}
          {bouncedAt === null ? null : (
            <p className="why-note">
              {message.recipients.length > 1
                ? t.bouncedPartly({ time: dateTime(bouncedAt) })
                : t.bounced({ time: dateTime(bouncedAt) })}
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
            <p className="hint">{timeline.whoIsUnknown(message.recipients.length)}</p>
          )}
          {message.recorded ? (
            <div className="why-ways">
              <a
                className="why-thread"
                href={threadUrl(message)}
                onClick={(event) => {
                  // Where Gmail stands open already, or Outlook with this very mail, it goes there in its own tab.
                  event.preventDefault();
                  onOpenThread(message);
                }}
              >
                {message.mailClient === "outlook" ? t.openInOutlook : t.openInGmail}
              </a>
              <Button kind="quiet" onClick={() => onOpenMail(message)}>
                {t.details}
              </Button>
            </div>
          ) : (
            <p className="hint">{t.notFromHere}</p>
          )}
        </div>
      ) : null}
    </li>
  );
});

const icons: Record<FeedReading["kind"], React.ReactNode> = {
  open: <OpenIcon />,
  click: <ClickIcon />,
  reply: <ReplyIcon />,
  bounce: <ReturnedIcon />,
};
