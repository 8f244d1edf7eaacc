import { session, type Session } from "../session.ts";
import { takeTurns } from "./in-turn.ts";

const inTurn = takeTurns();

/** Begins or ends a session, after every change of the one before. */
export function replaceSession(next: Session | null): Promise<void> {
  return inTurn(() => session.setValue(next));
}

/**
 * Changes some of the session, one change after the other, so that none undoes another; nothing when it is another
 * session by then, or none.
 */
export function changeSession(
  of: Pick<Session, "server" | "sid" | "pairedAt">,
  change: Partial<Session>,
): Promise<void> {
  return inTurn(async () => {
    const now = await session.getValue();
    const isSame = now?.server === of.server && now.sid === of.sid && now.pairedAt === of.pairedAt;
    if (now !== null && isSame) await session.setValue({ ...now, ...change });
  });
}
