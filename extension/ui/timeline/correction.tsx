import { useStore } from "@nanostores/react";
import { useState } from "react";
import type { EventId, MessageId } from "../../../shared/ids.ts";
import { isShared } from "../../../shared/network-class.ts";
import { isTelling } from "../../db/own-devices.ts";
import { hitPhrases } from "../../words/hits.ts";
import { timelineWords } from "../../words/timeline.ts";
import { Button } from "../kit/button.tsx";
import type { HitGroup } from "./hit-groups.ts";

/** What the rep says of some hits of one mail. `null`: nothing, or nothing any more. */
export interface RepsWord {
  readonly messageId: MessageId;
  readonly eventIds: readonly EventId[];
  readonly scope: "event" | "same-client" | null;
}

/** Has it stored; false when that failed. What it changes comes with the next reading of the database. */
export type Correct = (word: RepsWord) => Promise<boolean>;

/** "That was me", the offer to treat what is like it the same way, and the way back. */
export function Correction({
  group,
  correct,
}: {
  readonly group: HitGroup;
  readonly correct: (eventIds: readonly EventId[], scope: RepsWord["scope"]) => Promise<boolean>;
}) {
  const t = useStore(timelineWords);
  const phrases = useStore(hitPhrases);
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { hits, newest } = group;
  const send = async (eventIds: readonly EventId[], scope: RepsWord["scope"]) => {
    if (isBusy) return;
    setBusy(true);
    setFailed(false);
    setFailed(!(await correct(eventIds, scope)));
    setBusy(false);
  };
  const corrected = hits.filter(({ correction }) => correction !== null);
  const isForAll = corrected.some(({ correction }) => correction === "same-client");
  const program = newest.client.family === "" ? t.sameProgram : newest.client.family;
  const offer = offerFor(group, program, t, phrases.sharedCaution);
  const button = (words: string, eventIds: readonly EventId[], scope: RepsWord["scope"]) => (
    <Button isBusy={isBusy} onClick={() => void send(eventIds, scope)}>
      {words}
    </Button>
  );

  return (
    <div className="correction">
      {corrected.length > 0 ? (
        <>
          {isForAll ? <p>{t.allCount({ program })}</p> : null}
          {button(
            t.undo,
            corrected.map(({ eventId }) => eventId),
            null,
          )}
          {offer === null || isForAll ? null : (
            <div className="offer">
              <p>{offer.question}</p>
              {button(offer.answer, [newest.eventId], "same-client")}
            </div>
          )}
        </>
      ) : newest.verdict === "self" ? (
        newest.taughtBy === null ? null : (
          button(t.undoAll, [newest.taughtBy], null)
        )
      ) : (
        button(
          t.thatWasMe,
          hits.map(({ eventId }) => eventId),
          "event",
        )
      )}
      {hasFailed ? (
        <p className="error" role="alert">
          {t.notSaved}
        </p>
      ) : null}
    </div>
  );
}

/** To treat what is like these hits the same way; null where there is nothing, or nothing that would be right. */
function offerFor(
  { newest, others }: HitGroup,
  program: string,
  t: ReturnType<typeof timelineWords.get>,
  sharedCaution: string,
) {
  const known = t.others(others, { program });
  const answer = t.thoseWereMe(others);
  if (isShared(newest.network.class))
    return others === 0 ? null : { question: `${known} ${sharedCaution}`, answer };
  const elsewhere = isTelling(newest) ? ` ${t.elsewhere}` : "";
  if (others > 0) return { question: known + elsewhere, answer };
  const { client, network } = newest;
  if (client.family === "" || (network.class !== "access" && network.class !== "unknown"))
    return null;
  return { question: t.ownDevice + elsewhere, answer: t.myDevice };
}
