import { useStore } from "@nanostores/react";
import { useCallback } from "react";
import type { MailDetail } from "../../db/mail-detail.ts";
import { readThread } from "../../db/thread-timeline.ts";
import { longAgo } from "../../i18n/format.ts";
import { subjectOf } from "../../notifications/words.ts";
import { preferences } from "../../preferences.ts";
import { insetWords } from "../../words/inset.ts";
import { timelineWords } from "../../words/timeline.ts";
import { Button } from "../kit/button.tsx";
import { useLive, useStored } from "../kit/live.ts";
import { StatusIcon } from "../kit/status-icon.tsx";
import { useNow } from "../kit/use-now.ts";
import { requestCorrection } from "../popup/background.ts";
import type { RepsWord } from "../timeline/correction.tsx";
import { CardLinks } from "./card-links.tsx";
import { InsetDialog } from "./inset-dialog.tsx";
import type { InsetWorld, Show } from "./inset-world.ts";
import { LatestReading } from "./latest-reading.tsx";
import { MailActions } from "./mail-actions.tsx";
import { recipientsLine, stateLine, stateOf } from "./mail-words.ts";
import { ReadingState } from "./reading-state.tsx";
import "./card.css";

/** What became of the newest mail of a conversation, in short, beside its row in the mail client's list. */
export function CardView({
  world,
  show,
  threadId,
}: {
  readonly world: InsetWorld;
  readonly show: Show;
  readonly threadId: string;
}) {
  const { db, link } = world;
  const t = useStore(insetWords);
  const thread = useLive(useCallback(() => readThread(db, threadId), [db, threadId]));
  const newest = thread.status === "ready" ? thread.value.at(-1) : undefined;
  return (
    <InsetDialog
      view="card"
      name={
        newest === undefined ? t.threadUnnamed : t.cardName({ subject: subjectOf(newest.summary) })
      }
      show={show}
      link={link}
      isDrawn={thread.status !== "loading"}
    >
      {newest === undefined ? (
        <ReadingState status={thread.status} />
      ) : (
        <Card
          world={world}
          mail={newest}
          others={thread.status === "ready" ? thread.value.length - 1 : 0}
        />
      )}
    </InsetDialog>
  );
}

function Card({
  world,
  mail: { summary, explanation },
  others,
}: {
  readonly world: InsetWorld;
  readonly mail: MailDetail;
  /** How many earlier mails of the rep's the conversation has. */
  readonly others: number;
}) {
  const { api, link } = world;
  const t = useStore(insetWords);
  const told = useStore(timelineWords);
  const now = useNow(15_000);
  const { countUnconfirmed } = useStored(preferences) ?? preferences.fallback;
  const correct = useCallback((word: RepsWord) => requestCorrection(api, word), [api]);
  const { recipients, threadId, mailMessageId } = summary;
  return (
    <>
      <header className="card-head">
        <StatusIcon state={stateOf(summary, countUnconfirmed)} />
        <div>
          <h1>{recipientsLine(summary)}</h1>
          <p className="card-subject">{subjectOf(summary)}</p>
          <p className="card-state">{stateLine(summary, now, countUnconfirmed)}</p>
          <p className="hint">{t.sentAt({ time: longAgo(summary.sentAt, now) })}</p>
        </div>
      </header>
      <LatestReading explanation={explanation} now={now} correct={correct} />
      <CardLinks summary={summary} />
      {recipients.length > 1 ? (
        <p className="hint card-note">{told.whoIsUnknown(recipients.length)}</p>
      ) : null}
      {others > 0 ? <p className="hint card-note">{t.moreInThread(others)}</p> : null}
      <MailActions world={world} summary={summary} hasReminder={false}>
        {threadId === null ? null : (
          <Button
            kind="primary"
            onClick={() => link.tell({ type: "open-thread", threadId, mailMessageId })}
          >
            {t.timeline}
          </Button>
        )}
      </MailActions>
    </>
  );
}
