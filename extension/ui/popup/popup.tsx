import { useEffect } from "react";
import { signInState } from "../../identity/sign-in-state.ts";
import { session } from "../../session.ts";
import { connection } from "../../sync/connection.ts";
import { tell } from "./background.ts";
import { Body, type PopupProps } from "./body.tsx";
import { connectDraft } from "./connect-draft.ts";
import { ConnectionHeader } from "./connection-header.tsx";
import { useStored } from "../kit/live.ts";

/** The whole popup; the same page in a tab when a pairing link opens it. */
export function Popup({ api, db, link }: PopupProps) {
  const member = useStored(session);
  const state = useStored(connection);
  const signIn = useStored(signInState);
  const draft = useStored(connectDraft);

  // Who looks wants the newest, and with push in force the alarm seldom asks. It also wakes a worker that is said to be
  // signing in, and died over it.
  useEffect(() => tell(api, { type: "sync" }), [api]);

  const isReady =
    member !== undefined && state !== undefined && signIn !== undefined && draft !== undefined;
  return (
    <main>
      <ConnectionHeader connection={state} session={member ?? null} />
      {isReady ? (
        <Body
          api={api}
          db={db}
          link={link}
          session={member}
          connection={state}
          signIn={signIn}
          draft={draft}
        />
      ) : null}
    </main>
  );
}
