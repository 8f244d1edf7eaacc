import { useStore } from "@nanostores/react";
import { hostOf } from "../../pairing/server-problem.ts";
import type { Session } from "../../session.ts";
import { connectWords } from "../../words/connect.ts";
import { Confirmation } from "./confirmation.tsx";

interface Answers {
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Before unpairing, or signing out. */
export function Leave({ session, ...answers }: Answers & { readonly session: Session }) {
  const t = useStore(connectWords);
  const host = hostOf(session.server);
  const { account } = session;
  return account === null ? (
    <Confirmation
      question={t.unpairQuestion({ host })}
      explanation={t.unpairExplanation}
      confirm={t.unpair}
      isDangerous
      cancel={t.stayPaired}
      {...answers}
    />
  ) : (
    <Confirmation
      question={t.signOutQuestion({ host })}
      explanation={t.signOutExplanation({ account })}
      confirm={t.signOut}
      isDangerous
      cancel={t.staySignedIn}
      {...answers}
    />
  );
}

/** Before a link to another server, or to the same one again, is followed. */
export function FollowLink({
  session,
  host,
  isSame,
  ...answers
}: Answers & {
  readonly session: Session;
  /** Where the link leads. */
  readonly host: string;
  readonly isSame: boolean;
}) {
  const t = useStore(connectWords);
  const { account } = session;
  const earlier = hostOf(session.server);
  return account === null ? (
    <Confirmation
      question={isSame ? t.pairAgainQuestion({ host }) : t.pairInsteadQuestion({ host })}
      explanation={t.pairInsteadExplanation({ host: earlier })}
      confirm={t.pairWithThis}
      cancel={t.keepPairing}
      {...answers}
    />
  ) : (
    <Confirmation
      question={t.connectInsteadQuestion({ host })}
      explanation={t.connectInsteadExplanation({ host: earlier, account })}
      confirm={t.connectToThis}
      cancel={t.staySignedIn}
      {...answers}
    />
  );
}

/** Before Google's window opens for another account. */
export function SwitchAccount({ account, ...answers }: Answers & { readonly account: string }) {
  const t = useStore(connectWords);
  return (
    <Confirmation
      question={t.switchQuestion}
      explanation={t.switchExplanation({ account })}
      confirm={t.chooseAccount}
      cancel={t.keepThisAccount}
      {...answers}
    />
  );
}

/** After another account was chosen than the one that was to sign in again. */
export function SwitchTo({
  from,
  to,
  ...answers
}: Answers & { readonly from: string; readonly to: string }) {
  const t = useStore(connectWords);
  return (
    <Confirmation
      question={t.switchToQuestion({ account: to })}
      explanation={t.switchToExplanation({ account: from })}
      confirm={t.switchAccount}
      cancel={t.keepAccount({ account: from })}
      {...answers}
    />
  );
}
