import { useState } from "react";
import type { SightlineDatabase } from "../../db/database.ts";
import type { SignInProblem } from "../../identity/sign-in-outcome.ts";
import type { SignInState } from "../../identity/sign-in-state.ts";
import type { PairAttempt } from "../../pairing/pair.ts";
import type { PairingLink } from "../../pairing/pairing-link.ts";
import { normalizeServerAddress } from "../../pairing/server-address.ts";
import { hostOf } from "../../pairing/server-problem.ts";
import type { Session } from "../../session.ts";
import type { Connection } from "../../sync/connection.ts";
import { FollowLink, Leave, SwitchAccount, SwitchTo } from "./account-questions.tsx";
import { requestLook, requestPairing, requestSignIn, tell, type PopupApi } from "./background.ts";
import { connectDraft } from "./connect-draft.ts";
import { ConnectForm, type ConnectActions, type ConnectDraft } from "./connect-form.tsx";
import { Member } from "./member.tsx";
import { SigningIn } from "./signing-in.tsx";

type View = "feed" | "pair-again" | "confirm-leave" | "confirm-switch";

export interface PopupProps {
  readonly api: PopupApi;
  readonly db: SightlineDatabase;
  /** From the address of the page; null when it was opened without one. */
  readonly link: PairingLink | null;
}

/** Below the header: one view at a time, by what is stored and by what the person wants next. */
export function Body({
  api,
  db,
  link,
  session,
  connection,
  signIn,
  draft,
}: PopupProps & {
  readonly session: Session | null;
  readonly connection: Connection;
  readonly signIn: SignInState | null;
  readonly draft: ConnectDraft | null;
}) {
  const [view, setView] = useState<View>("feed");
  const [openLink, setOpenLink] = useState(link);
  const [replaceWith, setReplaceWith] = useState<PairingLink | null>(null);
  const [earlyProblem, setEarlyProblem] = useState<SignInProblem | null>(null);
  const [shownSince, setShownSince] = useState(session?.pairedAt);
  if (shownSince !== session?.pairedAt) {
    // Another session: whatever was asked for before has happened.
    setShownSince(session?.pairedAt);
    setView("feed");
    setOpenLink(null);
    setReplaceWith(null);
    setEarlyProblem(null);
  }

  const actions: ConnectActions = {
    pair: async (attempt: PairAttempt) => {
      // Chrome may close the popup to ask for access; the next one goes on from here.
      await connectDraft.setValue({ server: attempt.server, code: attempt.code });
      const outcome = await requestPairing(api, attempt);
      if (outcome.kind === "paired") await connectDraft.setValue(null);
      return outcome;
    },
    signIn: async (server) => {
      await connectDraft.setValue({ server, code: "" });
      return requestSignIn(api, server, "any");
    },
    inspect: (server) => requestLook(api, server),
  };
  const beginSignIn = (server: string, account: "any" | "same") => {
    setView("feed");
    setEarlyProblem(null);
    void requestSignIn(api, server, account).then((outcome) =>
      setEarlyProblem(outcome.kind === "started" ? null : outcome),
    );
  };
  const dismiss = () => {
    setEarlyProblem(null);
    tell(api, { type: "cancel-sign-in" });
  };

  if (signIn?.phase === "running") {
    const { server, account } = signIn;
    return (
      <SigningIn
        server={server}
        onStartOver={() => beginSignIn(server, account)}
        onCancel={dismiss}
      />
    );
  }
  if (signIn?.phase === "confirm-switch") {
    return (
      <SwitchTo
        from={signIn.from}
        to={signIn.to}
        onConfirm={() => tell(api, { type: "confirm-switch" })}
        onCancel={dismiss}
      />
    );
  }
  const failed = signIn?.phase === "failed" ? signIn : null;
  if (session === null || replaceWith !== null) {
    const filled = replaceWith ?? openLink;
    const first = filled ?? (failed === null ? draft : { server: failed.server, code: "" });
    return (
      <ConnectForm
        // What an attempt came to is told by a new form.
        key={failed === null ? "" : JSON.stringify(failed)}
        draft={first}
        submitAtOnce={filled !== null && filled.code !== ""}
        replace={replaceWith !== null}
        actions={actions}
        failed={failed}
        onCancel={replaceWith === null ? null : () => setReplaceWith(null)}
      />
    );
  }
  const { server, account } = session;
  if (view === "pair-again") {
    return (
      <ConnectForm
        draft={{ server, code: "" }}
        submitAtOnce={false}
        replace
        actions={actions}
        failed={null}
        onCancel={() => setView("feed")}
      />
    );
  }
  // A link to the server of this session asks for nothing, as long as that works; signing in again has its own button.
  const isSame = openLink !== null && normalizeServerAddress(openLink.server) === server;
  const isSettled = isSame && (connection.state !== "unauthorized" || account !== null);
  if (openLink !== null && !isSettled) {
    return (
      <FollowLink
        session={session}
        host={hostOf(openLink.server)}
        isSame={isSame}
        onConfirm={() => {
          setReplaceWith(openLink);
          setOpenLink(null);
        }}
        onCancel={() => setOpenLink(null)}
      />
    );
  }
  if (view === "confirm-leave") {
    return (
      <Leave
        session={session}
        onConfirm={() => {
          setView("feed");
          // The way back in: the form then knows where.
          if (account !== null) void connectDraft.setValue({ server, code: "" });
          tell(api, { type: "unpair" });
        }}
        onCancel={() => setView("feed")}
      />
    );
  }
  if (view === "confirm-switch" && account !== null) {
    return (
      <SwitchAccount
        account={account}
        onConfirm={() => beginSignIn(server, "any")}
        onCancel={() => setView("feed")}
      />
    );
  }
  return (
    <Member
      api={api}
      db={db}
      session={session}
      connection={connection}
      problem={earlyProblem ?? failed?.problem ?? null}
      onRenew={() =>
        session.identity === "firebase" ? beginSignIn(server, "same") : setView("pair-again")
      }
      onSwitch={() => setView("confirm-switch")}
      onDismiss={dismiss}
      onUnpair={() => setView("confirm-leave")}
    />
  );
}
