import { storedItem } from "../stored-item.ts";
import type { FirebaseProject } from "../../shared/wire.ts";
import type { FirebaseAccounts } from "../identity/firebase-accounts.ts";
import { session } from "../session.ts";
import { takeTurns } from "./in-turn.ts";
import { accountKey } from "./session-credentials.ts";

interface SignInName {
  readonly project: FirebaseProject;
  readonly login: string;
}

interface KeptSignIn extends SignInName {
  /** Tells it from a later one to the same account. */
  readonly id: string;
}

/** Every sign-in that Firebase's SDK may have on disk, noted before it is put there. */
const keptSignIns = storedItem<KeptSignIn[]>("local", "sign-ins", []);

const inTurn = takeTurns();

/** Notes a sign-in that is about to be kept. */
export function noteSignIn(noted: KeptSignIn): Promise<void> {
  return inTurn(async () => {
    const others = (await keptSignIns.getValue()).filter((other) => !isSame(other, noted));
    await keptSignIns.setValue([...others, noted]);
  });
}

/**
 * All but the one of the session in force. A worker that dies between the end of a session and the end of its sign-in
 * would else leave on disk what gives tokens for ever.
 */
export async function otherSignIns(): Promise<readonly KeptSignIn[]> {
  const current = await session.getValue();
  const kept = await keptSignIns.getValue();
  if (current?.firebase == null) return kept;
  const inForce = { project: current.firebase, login: accountKey(current) };
  return kept.filter((noted) => !isSame(noted, inForce));
}

export async function endSignIns(
  accounts: Pick<FirebaseAccounts, "signOut">,
  ending: readonly KeptSignIn[],
): Promise<void> {
  await Promise.all(ending.map(({ project, login }) => accounts.signOut(project, login)));
  if (ending.length === 0) return;
  const ended = new Set(ending.map(({ id }) => id));
  await inTurn(async () => {
    const kept = await keptSignIns.getValue();
    await keptSignIns.setValue(kept.filter(({ id }) => !ended.has(id)));
  });
}

function isSame(a: SignInName, b: SignInName): boolean {
  return (
    a.login === b.login &&
    a.project.projectId === b.project.projectId &&
    a.project.apiKey === b.project.apiKey &&
    a.project.authEmulator === b.project.authEmulator
  );
}
