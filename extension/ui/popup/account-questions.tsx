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
