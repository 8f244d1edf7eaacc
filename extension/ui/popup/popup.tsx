import { useCallback, useEffect, useState } from "react";
import type { SightlineDatabase } from "../../db/database.ts";
import { readFeed } from "../../db/feed.ts";
import { writeUnseen } from "../../db/kv.ts";
import { openThread } from "../../notifications/open-thread.ts";
import type { PairAttempt } from "../../pairing/pair.ts";
import type { PairingLink } from "../../pairing/pairing-link.ts";
import { normalizeServerAddress } from "../../pairing/server-address.ts";
import { preferences, session, type Session } from "../../session.ts";
import { connection, type ConnectionState } from "../../sync/connection.ts";
import { drawBadge } from "../../worker/badge.ts";
import { requestPairing, type PopupApi } from "./background.ts";
import { Confirmation } from "./confirmation.tsx";
import { ConnectionHeader } from "./connection-header.tsx";
import { Feed } from "./feed.tsx";
import { useLive, useStored } from "./live.ts";
import { pairingDraft } from "./pairing-draft.ts";
import { PairingForm } from "./pairing-form.tsx";
import { Settings } from "./settings.tsx";

export interface PopupProps {
  readonly api: PopupApi;
  readonly db: SightlineDatabase;
  /** From the address of the page; null when it was opened without one. */
  readonly link: PairingLink | null;
}

/** The whole popup; the same page in a tab when a pairing link opens it. */
export function Popup({ api, db, link }: PopupProps) {
  const paired = useStored(session);
  const state = useStored(connection);
  const isReady = paired !== undefined && state !== undefined;
  return (
    <main>
      <ConnectionHeader connection={state} server={paired?.server ?? null} />
      {isReady ? <Body api={api} db={db} link={link} paired={paired} state={state.state} /> : null}
    </main>
  );
}

type View = "feed" | "pair-again" | "confirm-unpair";

function Body({
  api,
  db,
  link,
  paired,
  state,
}: PopupProps & { readonly paired: Session | null; readonly state: ConnectionState }) {
  const [view, setView] = useState<View>("feed");
  const [openLink, setOpenLink] = useState(link);
  const [replaceWith, setReplaceWith] = useState<PairingLink | null>(null);
  const draft = useStored(pairingDraft);

  const pair = async (attempt: PairAttempt) => {
    // Chrome may close the popup to ask for access; the next one goes on from here.
    await pairingDraft.setValue({ server: attempt.server, code: attempt.code });
    const outcome = await requestPairing(api, attempt);
    if (outcome.kind === "paired") {
      await pairingDraft.setValue(null);
      setOpenLink(null);
      setReplaceWith(null);
      setView("feed");
    }
    return outcome;
  };

  if (draft === undefined) return null;
  if (paired === null || replaceWith !== null) {
    const filled = replaceWith ?? openLink;
    return (
      <PairingForm
        draft={filled ?? draft}
        submitAtOnce={filled !== null}
        replace={replaceWith !== null}
        pair={pair}
        onCancel={replaceWith === null ? null : () => setReplaceWith(null)}
      />
    );
  }
  if (view === "pair-again") {
    return (
      <PairingForm
        draft={{ server: paired.server, code: "" }}
        submitAtOnce={false}
        replace
        pair={pair}
        onCancel={() => setView("feed")}
      />
    );
  }
  // A link to the server that this browser is paired with asks for nothing, as long as that works.
  const isSame = openLink !== null && normalizeServerAddress(openLink.server) === paired.server;
  if (openLink !== null && !(isSame && state !== "unauthorized")) {
    return (
      <Confirmation
        question={`Pair with ${hostOf(openLink.server)} ${isSame ? "again" : "instead"}?`}
        explanation={`This browser is paired with ${hostOf(paired.server)}. The history stays here. New hits on mail sent so far arrive only from the server it was sent with.`}
        confirm="Pair with this server"
        cancel="Keep the pairing"
        onConfirm={() => {
          setReplaceWith(openLink);
          setOpenLink(null);
        }}
        onCancel={() => setOpenLink(null)}
      />
    );
  }
  if (view === "confirm-unpair") {
    return (
      <Confirmation
        question={`Unpair from ${hostOf(paired.server)}?`}
        explanation="The history stays here. New hits on mail sent so far arrive only when this browser is paired with this server again. New mail goes out untracked."
        confirm="Unpair"
        isDangerous
        cancel="Stay paired"
        onConfirm={() => {
          setView("feed");
          void api.runtime.sendMessage({ type: "unpair" });
        }}
        onCancel={() => setView("feed")}
      />
    );
  }
  return (
    <Paired
      api={api}
      db={db}
      state={state}
      onPairAgain={() => setView("pair-again")}
      onUnpair={() => setView("confirm-unpair")}
    />
  );
}

function hostOf(server: string): string {
  return normalizeServerAddress(server)?.replace(/^https?:\/\//, "") ?? server;
}

const feedLength = 50;

function Paired({
  api,
  db,
  state,
  onPairAgain,
  onUnpair,
}: Pick<PopupProps, "api" | "db"> & {
  readonly state: ConnectionState;
  readonly onPairAgain: () => void;
  readonly onUnpair: () => void;
}) {
  const chosen = useStored(preferences);
  const entries = useLive(useCallback(() => readFeed(db, feedLength), [db]));

  // What stands here is seen: as the popup opens, and whatever comes while it is open. In a tab only while it shows,
  // and a pairing link leaves such a tab behind.
  useEffect(() => {
    if (entries.status !== "ready") return undefined;
    const see = () => {
      if (document.visibilityState !== "visible") return;
      void writeUnseen(db, 0).then(() => drawBadge(api, state, 0));
    };
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [api, db, entries, state]);

  return (
    <>
      {state === "unauthorized" ? (
        <p className="notice" role="alert">
          The server no longer knows this browser.
          <button className="primary" type="button" onClick={onPairAgain}>
            Pair again
          </button>
        </p>
      ) : null}
      <Feed entries={entries} onOpen={(message) => void openThread(api, message)} />
      <Settings
        paused={chosen?.paused ?? false}
        onPausedChange={(paused) =>
          void preferences.getValue().then((now) => preferences.setValue({ ...now, paused }))
        }
        onUnpair={onUnpair}
      />
    </>
  );
}
