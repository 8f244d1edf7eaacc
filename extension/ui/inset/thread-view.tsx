import { useStore } from "@nanostores/react";
import { useCallback } from "react";
import { readThread } from "../../db/thread-timeline.ts";
import { subjectOf } from "../../notifications/words.ts";
import { preferences } from "../../preferences.ts";
import { insetWords } from "../../words/inset.ts";
import { IconButton } from "../kit/button.tsx";
import { CloseIcon } from "../kit/icons.tsx";
import { useLive, useStored } from "../kit/live.ts";
import { useNow } from "../kit/use-now.ts";
import { InsetDialog } from "./inset-dialog.tsx";
import type { InsetWorld, Show } from "./inset-world.ts";
import { ReadingState } from "./reading-state.tsx";
import { ThreadMail } from "./thread-mail.tsx";
import "./thread.css";

/** The timeline of a conversation: each of the rep's mails in it, the newest first, with all that came of it. */
export function ThreadView({
  world,
  show,
  threadId,
  mailMessageId,
}: {
  readonly world: InsetWorld;
  readonly show: Show;
  readonly threadId: string;
  /** The mail to begin with; null: the newest. */
  readonly mailMessageId: string | null;
}) {
  const { db, link } = world;
  const t = useStore(insetWords);
  const now = useNow(15_000);
  const { countUnconfirmed } = useStored(preferences) ?? preferences.fallback;
  const thread = useLive(useCallback(() => readThread(db, threadId), [db, threadId]));
  const mails = thread.status === "ready" ? thread.value.toReversed() : [];
  const [newest] = mails;
  const oldest = mails.at(-1);
  const wanted =
    mails.find(
      ({ summary }) => mailMessageId !== null && summary.mailMessageId === mailMessageId,
    ) ?? newest;
  // What the conversation is called, without the "Re:" of later mails.
  const subject = oldest === undefined ? null : subjectOf(oldest.summary);
  return (
    <InsetDialog
      view="thread"
      name={subject === null ? t.threadUnnamed : t.threadName({ subject })}
      show={show}
      link={link}
      isDrawn={thread.status !== "loading"}
    >
      <header className="thread-head">
        <div>
          <h1>{subject ?? t.timeline}</h1>
          {mails.length === 0 ? null : <p className="hint">{t.mails(mails.length)}</p>}
        </div>
        <IconButton name={t.close} onClick={() => link.tell({ type: "close", returnFocus: true })}>
          <CloseIcon />
        </IconButton>
      </header>
      {newest === undefined ? (
        <ReadingState status={thread.status} />
      ) : (
        mails.map((mail) => (
          <ThreadMail
            key={mail.summary.id}
            world={world}
            mail={mail}
            now={now}
            countUnconfirmed={countUnconfirmed}
            wantedBy={mail === wanted ? show : null}
          />
        ))
      )}
    </InsetDialog>
  );
}
