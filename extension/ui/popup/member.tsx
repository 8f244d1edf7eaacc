import { useCallback, useEffect, useState } from "react";
import type { SightlineDatabase } from "../../db/database.ts";
import { readFeed } from "../../db/feed.ts";
import type { MessageDocument } from "../../db/message-document.ts";
import { forgetUnseen } from "../../db/unseen.ts";
import { signInSentence, type SignInProblem } from "../../identity/sign-in-outcome.ts";
import { openThread } from "../../notifications/open-thread.ts";
import { protection } from "../../self/protection.ts";
import { preferences } from "../../preferences.ts";
import { type Session } from "../../session.ts";
import type { Connection } from "../../sync/connection.ts";
import { accessSentence } from "../../sync/credentials.ts";
import { drawBadge } from "../../worker/badge.ts";
import { requestCorrection, type PopupApi } from "./background.ts";
import type { RepsWord } from "../timeline/correction.tsx";
import { Feed } from "./feed.tsx";
import { useLive, useStored } from "../kit/live.ts";
import { Notice } from "./notice.tsx";
import { ProtectionWarning } from "./protection-warning.tsx";
import { Settings } from "./settings.tsx";

/** How many readings stand there at first, and how many more at each wish. */
const feedLength = 50;

/** What somebody sees who is paired or signed in: what is wrong, the newest hits, the settings. */
export function Member({
  api,
  db,
  session,
  connection,
  problem,
  onRenew,
  onSwitch,
  onDismiss,
  onUnpair,
}: {
  readonly api: PopupApi;
  readonly db: SightlineDatabase;
  readonly session: Session;
  readonly connection: Connection;
  /** What became of the last attempt to sign in, when it failed. */
  readonly problem: SignInProblem | null;
  /** Pair again, or sign in again. */
  readonly onRenew: () => void;
  readonly onSwitch: () => void;
  /** The problem was read. */
  readonly onDismiss: () => void;
  readonly onUnpair: () => void;
}) {
  const chosen = useStored(preferences) ?? preferences.fallback;
  const guarded = useStored(protection);
  const [limit, setLimit] = useState(feedLength);
  // One more than is shown, to know whether there are older ones.
  const readings = useLive(useCallback(() => readFeed(db, { limit: limit + 1 }), [db, limit]));
  const correct = useCallback((word: RepsWord) => requestCorrection(api, word), [api]);
  const showThread = useCallback(
    (message: MessageDocument) => void openThread(api, message),
    [api],
  );
  const { state } = connection;

  // What stands here is seen: as the popup opens, and whatever comes while it is open. In a tab only while it shows,
  // and a pairing link leaves such a tab behind.
  useEffect(() => {
    if (readings.status !== "ready") return undefined;
    const see = () => {
      if (document.visibilityState !== "visible") return;
      void forgetUnseen(db).then(() => drawBadge(api, state, 0));
    };
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [api, db, readings, state]);

  return (
    <>
      {state === "unauthorized" ? (
        <Notice
          // What the last attempt came to is news; why there was one is known.
          sentence={
            problem === null
              ? accessSentence(connection.problem ?? "unknown-browser")
              : signInSentence(problem)
          }
          button={session.identity === "firebase" ? "Sign in again" : "Pair again"}
          isPrimary
          onPress={onRenew}
        />
      ) : problem === null ? null : (
        <Notice sentence={signInSentence(problem)} button="Dismiss" onPress={onDismiss} />
      )}
      {connection.detail === "" ? null : <p className="detail">{connection.detail}</p>}
      <ProtectionWarning protection={guarded} />
      <Feed
        readings={readings}
        limit={limit}
        countUnconfirmed={chosen.countUnconfirmed}
        correct={correct}
        onOpenThread={showThread}
        onShowOlder={() => setLimit(limit + feedLength)}
      />
      <Settings
        chosen={chosen}
        account={session.account}
        onChange={(change) =>
          void preferences.getValue().then((now) => preferences.setValue({ ...now, ...change }))
        }
        onUnpair={onUnpair}
        onSwitch={onSwitch}
      />
    </>
  );
}
