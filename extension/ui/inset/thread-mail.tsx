import { useStore } from "@nanostores/react";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { MailDetail } from "../../db/mail-detail.ts";
import { fullTime, shortAgo } from "../../i18n/format.ts";
import { insetWords } from "../../words/inset.ts";
import { StatusIcon } from "../kit/status-icon.tsx";
import { requestCorrection } from "../popup/background.ts";
import type { RepsWord } from "../timeline/correction.tsx";
import { LinkClicks } from "../timeline/link-clicks.tsx";
import { Timeline } from "../timeline/timeline.tsx";
import type { InsetWorld, Show } from "./inset-world.ts";
import { MailActions } from "./mail-actions.tsx";
import { recipientsLine, stateLine, stateOf } from "./mail-words.ts";

/** One of the rep's mails in a conversation: what became of it in a line, and all of it when it is unfolded. */
export function ThreadMail({
  world,
  mail: { summary, explanation },
  now,
  countUnconfirmed,
  wantedBy,
}: {
  readonly world: InsetWorld;
  readonly mail: MailDetail;
  readonly now: number;
  readonly countUnconfirmed: boolean;
  /** What wants it unfolded and in sight; null: nothing. */
  readonly wantedBy: Show | null;
}) {
  const { api } = world;
  const t = useStore(insetWords);
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const [isOpen, setOpen] = useState(wantedBy !== null);
  const [openedBy, setOpenedBy] = useState(wantedBy);
  const correct = useCallback((word: RepsWord) => requestCorrection(api, word), [api]);
  if (wantedBy !== null && wantedBy !== openedBy) {
    setOpenedBy(wantedBy);
    setOpen(true);
  }
  const state = stateLine(summary, now, countUnconfirmed);
  useEffect(() => {
    if (wantedBy !== null) section.current?.scrollIntoView({ block: "nearest" });
  }, [wantedBy]);

  return (
    <section ref={section} className="thread-mail">
      <h2>
        <button
          type="button"
          className="thread-mail-head"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <StatusIcon state={stateOf(summary, countUnconfirmed)} />
          <span className="thread-mail-who">{recipientsLine(summary)}</span>
          <span className="thread-mail-when" title={fullTime(summary.sentAt)}>
            {shortAgo(summary.sentAt, now)}
          </span>
          <span className="thread-mail-state">{summary.muted ? t.muted({ state }) : state}</span>
        </button>
      </h2>
      <div id={id} className="thread-mail-body" hidden={!isOpen}>
        {isOpen ? (
          <>
            <MailActions world={world} summary={summary} hasReminder />
            <Timeline summary={summary} explanation={explanation} correct={correct} now={now} />
            <LinkClicks summary={summary} />
          </>
        ) : null}
      </div>
    </section>
  );
}
