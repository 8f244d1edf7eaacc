import { useState } from "react";
import type { EventId, MessageId } from "../../../shared/ids.ts";
import { isShared } from "../../../shared/network-class.ts";
import { isTelling } from "../../db/own-devices.ts";
import { sharedCaution } from "../hit-words.ts";
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
  const who = newest.client.family === "" ? "the same program" : newest.client.family;
  const offer = offerFor(group, who);
  const button = (words: string, eventIds: readonly EventId[], scope: RepsWord["scope"]) => (
    <button type="button" aria-disabled={isBusy} onClick={() => void send(eventIds, scope)}>
      {words}
    </button>
  );

  return (
    <div className="correction">
      {corrected.length > 0 ? (
        <>
          {isForAll ? (
            <p>Everything on this mail by {who} on this kind of network counts as yours.</p>
          ) : null}
          {button(
            "Undo",
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
          button("Undo for all of them", [newest.taughtBy], null)
        )
      ) : (
        button(
          "That was me",
          hits.map(({ eventId }) => eventId),
          "event",
        )
      )}
      {hasFailed ? (
        <p className="error" role="alert">
          That could not be saved. Please try again.
        </p>
      ) : null}
    </div>
  );
}

/** To treat what is like these hits the same way; null where there is nothing, or nothing that would be right. */
function offerFor({ newest, others }: HitGroup, who: string) {
  const known = `${others} more ${others === 1 ? "hit" : "hits"} on this mail came by ${who} on the same kind of network.`;
  const answer = others === 1 ? "That was me, too" : `Those ${others} were me, too`;
  if (isShared(newest.network.class))
    return others === 0 ? null : { question: `${known} ${sharedCaution()}`, answer };
  const elsewhere = isTelling(newest)
    ? " What looks like it on your other mails is unconfirmed then."
    : "";
  if (others > 0) return { question: known + elsewhere, answer };
  const { client, network } = newest;
  if (client.family === "" || (network.class !== "access" && network.class !== "unknown"))
    return null;
  const question = "Is this a device of your own? Whatever it fetches of this mail is yours then.";
  return { question: question + elsewhere, answer: "My device" };
}
