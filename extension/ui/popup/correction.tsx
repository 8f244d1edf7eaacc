import { useState } from "react";
import type { EventId, MessageId } from "../../../shared/ids.ts";
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
  taughtBy,
  correct,
}: {
  readonly group: HitGroup;
  readonly taughtBy: EventId | null;
  readonly correct: (eventIds: readonly EventId[], scope: RepsWord["scope"]) => Promise<boolean>;
}) {
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const { hits, newest, others } = group;
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
  const button = (words: string, eventIds: readonly EventId[], scope: RepsWord["scope"]) => (
    <button type="button" aria-disabled={isBusy} onClick={() => void send(eventIds, scope)}>
      {words}
    </button>
  );

  return (
    <div className="correction">
      {corrected.length > 0 ? (
        <>
          <p>
            {isForAll
              ? `Everything on this mail by ${who} on this kind of network counts as yours.`
              : "Your word counts: it is yours, and is not counted."}
          </p>
          {button(
            "Undo",
            corrected.map(({ eventId }) => eventId),
            null,
          )}
          {isForAll || others === 0 ? null : (
            <div className="offer">
              <p>
                {others} more {others === 1 ? "hit" : "hits"} on this mail came by {who} on the same
                kind of network.
                {isShared(newest.network.class)
                  ? " Recipients’ own readings can look just like them."
                  : ""}
              </p>
              {button(
                others === 1 ? "That was me, too" : `Those ${others} were me, too`,
                [newest.eventId],
                "same-client",
              )}
            </div>
          )}
        </>
      ) : newest.verdict === "self" ? (
        taughtBy === null ? null : (
          button("Undo for all of them", [taughtBy], null)
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

/** Networks that stand between the server and whole crowds of people. */
function isShared(network: string): boolean {
  return network === "mail-proxy" || network === "relay";
}
