import { useStore } from "@nanostores/react";
import { memo, type ReactNode } from "react";
import type { MailSummary } from "../../../db/summary.ts";
import { date, fullTime, number, shortAgo } from "../../../i18n/format.ts";
import { mailsWords } from "../../../words/mails.ts";
import { StatusIcon } from "../../kit/status-icon.tsx";
import { BellOffIcon, HotIcon, ReminderIcon } from "../icons.tsx";
import { isMailHot, mailState } from "./mail-state.ts";
import { stateWords } from "./state-words.ts";
import { everyRecipient, recipientWords, subjectWords } from "./who.ts";

export interface RowActions {
  readonly open: (mail: MailSummary) => void;
  readonly select: (mail: MailSummary, how: { readonly toHere: boolean }) => void;
}

/** One mail of the list. Drawn again only when something of it changed. */
export const MailRow = memo(function MailRow({
  mail,
  index,
  start,
  height,
  now,
  isActive,
  isOpen,
  isSelected,
  countUnconfirmed,
  actions,
}: {
  readonly mail: MailSummary;
  /** From 0, without the head. */
  readonly index: number;
  /** In pixels, from the top of the list. */
  readonly start: number;
  readonly height: number;
  readonly now: number;
  /** The keyboard is here, or would be. */
  readonly isActive: boolean;
  /** It is the one that is looked at beside the list. */
  readonly isOpen: boolean;
  readonly isSelected: boolean;
  readonly countUnconfirmed: boolean;
  readonly actions: RowActions;
}) {
  const t = useStore(mailsWords);
  const { engagement, tracking, tags, muted, remind, lastEventAt, sentAt } = mail;
  const state = mailState(mail, countUnconfirmed);
  const subject = subjectWords(mail);
  return (
    <div
      role="row"
      className="mail-row"
      style={{ height, translate: `0 ${start}px` }}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-current={isOpen || undefined}
      tabIndex={isActive ? 0 : -1}
      data-mail={mail.id}
      onClick={() => actions.open(mail)}
    >
      <span role="gridcell" className="cell-select">
        <label>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isSelected}
            aria-label={t.selectMail({ subject })}
            onClick={(event) => event.stopPropagation()}
            onChange={({ nativeEvent }) =>
              actions.select(mail, {
                toHere: nativeEvent instanceof globalThis.MouseEvent && nativeEvent.shiftKey,
              })
            }
          />
        </label>
      </span>
      <span role="gridcell" className="cell-state">
        <StatusIcon state={state} name={t[stateWords[state]]} />
      </span>
      <span role="gridcell" className="cell-recipient" title={everyRecipient(mail)} dir="auto">
        {recipientWords(mail)}
      </span>
      <span role="gridcell" className="cell-subject">
        <span className="cell-text" title={subject} dir="auto">
          {subject}
        </span>
        {isMailHot(mail, now) ? (
          <Flag name={t.hot} kind="hot">
            <HotIcon />
          </Flag>
        ) : null}
        {muted ? (
          <Flag name={t.muted}>
            <BellOffIcon />
          </Flag>
        ) : null}
        {remind === null ? null : (
          <Flag name={t.remindedOn({ date: date(remind.at) })}>
            <ReminderIcon />
          </Flag>
        )}
      </span>
      <Count
        name="opens"
        counts={engagement.opens}
        isTracked={tracking.opens}
        countUnconfirmed={countUnconfirmed}
      />
      <Count
        name="clicks"
        counts={engagement.clicks}
        isTracked={tracking.links && mail.links.length > 0}
        countUnconfirmed={countUnconfirmed}
      />
      <span role="gridcell" className="cell-activity">
        {lastEventAt === null ? null : <Ago at={lastEventAt} now={now} />}
      </span>
      <span role="gridcell" className="cell-sent">
        {sentAt === 0 ? null : <Ago at={sentAt} now={now} />}
      </span>
      <span role="gridcell" className="cell-tags" title={tags.join(", ")}>
        {tags.map((tag) => (
          <span key={tag} className="tag" dir="auto">
            {tag}
          </span>
        ))}
      </span>
    </div>
  );
});

function Flag({
  name,
  kind,
  children,
}: {
  readonly name: string;
  readonly kind?: "hot";
  readonly children: ReactNode;
}) {
  return (
    <span className="flag" data-kind={kind} role="img" aria-label={name} title={name}>
      {children}
    </span>
  );
}

/** How often persons did it, and beside that what is unconfirmed; a dash where nothing of it is tracked. */
function Count({
  name,
  counts,
  isTracked,
  countUnconfirmed,
}: {
  readonly name: "opens" | "clicks";
  readonly counts: MailSummary["engagement"]["opens"];
  readonly isTracked: boolean;
  readonly countUnconfirmed: boolean;
}) {
  const t = useStore(mailsWords);
  const sure = counts.person + (countUnconfirmed ? counts.unconfirmed : 0);
  const unsure = countUnconfirmed ? 0 : counts.unconfirmed;
  const words = t[name];
  return (
    <span role="gridcell" className={`cell-count cell-${name}`} data-name={words}>
      {!isTracked && sure + unsure === 0 ? (
        <>
          <span aria-hidden="true">–</span>
          <span className="unseen">{t.notTracked}</span>
        </>
      ) : (
        <>
          <span data-some={sure > 0}>{number(sure)}</span>
          {unsure === 0 ? null : (
            <span className="count-unsure" title={t.unconfirmedMore(unsure)}>
              <span aria-hidden="true">+{number(unsure)}?</span>
              <span className="unseen">{t.unconfirmedMore(unsure)}</span>
            </span>
          )}
        </>
      )}
    </span>
  );
}

function Ago({ at, now }: { readonly at: number; readonly now: number }) {
  const age = now - at;
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {age < 0 || age > 30 * 86_400_000 ? date(at) : shortAgo(at, now)}
    </time>
  );
}
