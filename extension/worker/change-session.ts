import { session, type Session } from "../session.ts";

let last: Promise<unknown> = Promise.resolve();

/**
 * Changes some of the session, one change after the other, so that none undoes another; nothing when it is another
 * session by then, or none.
 */
export function changeSession(
  of: Pick<Session, "server" | "sid" | "pairedAt">,
  change: Partial<Session>,
): Promise<void> {
  const apply = async () => {
    const now = await session.getValue();
    const isSame = now?.server === of.server && now.sid === of.sid && now.pairedAt === of.pairedAt;
    if (now !== null && isSame) await session.setValue({ ...now, ...change });
  };
  const done = last.then(apply, apply);
  last = done;
  return done;
}
