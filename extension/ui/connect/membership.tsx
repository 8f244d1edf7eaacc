import { useState, type ReactNode } from "react";
import type { SignInProblem } from "../../identity/sign-in-outcome.ts";
import { signInState, type SignInState } from "../../identity/sign-in-state.ts";
import type { PairAttempt } from "../../pairing/pair.ts";
import type { PairingLink } from "../../pairing/pairing-link.ts";
import { normalizeServerAddress } from "../../pairing/server-address.ts";
import { hostOf } from "../../pairing/server-problem.ts";
import { session as storedSession, type Session } from "../../session.ts";
import { connection as storedConnection, type Connection } from "../../sync/connection.ts";
import { useStored } from "../kit/live.ts";
import { FollowLink, Leave, SwitchAccount, SwitchTo } from "./account-questions.tsx";
import { connectDraft } from "./connect-draft.ts";
import { ConnectForm, type ConnectActions, type ConnectDraft } from "./connect-form.tsx";
import { requestLook, requestPairing, requestSignIn, tell, type Background } from "./requests.ts";
import { SigningIn } from "./signing-in.tsx";

/** Who is paired or signed in, and what can be done about it. Each may put a question before the person first. */
export interface Member {
  readonly session: Session;
  readonly connection: Connection;
  /** What became of the last attempt to sign in, when it failed. */
  readonly problem: SignInProblem | null;
  /** Pairs again, or signs in again. */
  readonly renew: () => void;
  /** Signs another account in; of a server with accounts only. */
  readonly switchAccount: () => void;
  /** Unpairs, or signs out. */
  readonly leave: () => void;
  /** The problem was read. */
  readonly dismiss: () => void;
}

interface MembershipProps {
  readonly api: Background;
  /** From the address of the page; null when it was opened without one. */
  readonly link: PairingLink | null;
  /** What is drawn for who is a member, while there is no question to answer. */
  readonly children: (member: Member) => ReactNode;
}

/**
 * The way in, and what stands behind it. Draws one view at a time, by what is stored and by what the person wants next: the
 * form, Google's window, a question, or what the member is to see.
 */
export function Membership(props: MembershipProps) {
  const session = useStored(storedSession);
  const connection = useStored(storedConnection);
  const signIn = useStored(signInState);
  const draft = useStored(connectDraft);
  const isRead =
    session !== undefined &&
    connection !== undefined &&
    signIn !== undefined &&
    draft !== undefined;
  return isRead ? <Views {...props} {...{ session, connection, signIn, draft }} /> : null;
}

type View = "member" | "pair-again" | "confirm-leave" | "confirm-switch";

function Views({
  api,
  link,
  children,
  session,
  connection,
  signIn,
  draft,
}: MembershipProps & {
  readonly session: Session | null;
  readonly connection: Connection;
  readonly signIn: SignInState | null;
  readonly draft: ConnectDraft | null;
}) {
  const [view, setView] = useState<View>("member");
  const [openLink, setOpenLink] = useState(link);
  const [replaceWith, setReplaceWith] = useState<PairingLink | null>(null);
  const [earlyProblem, setEarlyProblem] = useState<SignInProblem | null>(null);
  const [shownSince, setShownSince] = useState(session?.pairedAt);
  if (shownSince !== session?.pairedAt) {
    // Another session: whatever was asked for before has happened.
    setShownSince(session?.pairedAt);
    setView("member");
    setOpenLink(null);
    setReplaceWith(null);
    setEarlyProblem(null);
  }

  const beginSignIn = (server: string, account: "any" | "same") => {
    setView("member");
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
        actions={actionsOf(api)}
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
        actions={actionsOf(api)}
        failed={null}
        onCancel={() => setView("member")}
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
          setView("member");
          // The way back in: the form then knows where.
          if (account !== null) void connectDraft.setValue({ server, code: "" });
          tell(api, { type: "unpair" });
        }}
        onCancel={() => setView("member")}
      />
    );
  }
  if (view === "confirm-switch" && account !== null) {
    return (
      <SwitchAccount
        account={account}
        onConfirm={() => beginSignIn(server, "any")}
        onCancel={() => setView("member")}
      />
    );
  }
  return children({
    session,
    connection,
    problem: earlyProblem ?? failed?.problem ?? null,
    renew: () =>
      session.identity === "firebase" ? beginSignIn(server, "same") : setView("pair-again"),
    switchAccount: () => setView("confirm-switch"),
    leave: () => setView("confirm-leave"),
    dismiss,
  });
}

/** What the form does, by way of the background. */
function actionsOf(api: Background): ConnectActions {
  return {
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
}
