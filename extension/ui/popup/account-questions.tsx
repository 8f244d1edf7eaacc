import { hostOf } from "../../pairing/server-problem.ts";
import type { Session } from "../../session.ts";
import { Confirmation } from "./confirmation.tsx";

interface Answers {
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Before unpairing, or signing out. */
export function Leave({ session, ...answers }: Answers & { readonly session: Session }) {
  const host = hostOf(session.server);
  const { account } = session;
  return account === null ? (
    <Confirmation
      question={`Unpair from ${host}?`}
      explanation="The history stays here. New hits on mail sent so far arrive only when this browser is paired with this server again. New mail goes out untracked."
      confirm="Unpair"
      isDangerous
      cancel="Stay paired"
      {...answers}
    />
  ) : (
    <Confirmation
      question={`Sign out of ${host}?`}
      explanation={`The history stays here, and your own views of it still do not count. New hits on mail sent so far arrive when ${account} signs in again. New mail goes out untracked.`}
      confirm="Sign out"
      isDangerous
      cancel="Stay signed in"
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
  const { account } = session;
  const earlier = hostOf(session.server);
  return account === null ? (
    <Confirmation
      question={`Pair with ${host} ${isSame ? "again" : "instead"}?`}
      explanation={`This browser is paired with ${earlier}. The history stays here. New hits on mail sent so far arrive only from the server it was sent with.`}
      confirm="Pair with this server"
      cancel="Keep the pairing"
      {...answers}
    />
  ) : (
    <Confirmation
      question={`Connect to ${host} instead?`}
      explanation={`You are signed in to ${earlier}. ${staysOf(account)}`}
      confirm="Connect to this server"
      cancel="Stay signed in"
      {...answers}
    />
  );
}

/** Before Google's window opens for another account. */
export function SwitchAccount({ account, ...answers }: Answers & { readonly account: string }) {
  return (
    <Confirmation
      question="Switch to another account?"
      explanation={staysOf(account)}
      confirm="Choose account"
      cancel="Keep this account"
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
  return (
    <Confirmation
      question={`Switch to ${to}?`}
      explanation={`You chose another account than before. ${staysOf(from)}`}
      confirm="Switch account"
      cancel={`Keep ${from}`}
      {...answers}
    />
  );
}

function staysOf(account: string): string {
  return `The history of ${account} stays here, and your own views of it still do not count. New hits on its mail arrive only while ${account} is signed in.`;
}
