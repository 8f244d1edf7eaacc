import { storedItem } from "../stored-item.ts";
import { inspectServer } from "../pairing/inspect-server.ts";
import { signalsOf } from "../pairing/signals-of.ts";
import type { Session } from "../session.ts";
import type { Fetch } from "../sync/fetch.ts";
import { changeSession } from "./change-session.ts";

interface Renewal {
  readonly server: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Gone with the browser, so that each of its starts asks. */
const lastRenewal = storedItem<Renewal | null>("session", "server-facts", null);

const renewMs = 24 * 3_600_000;

/**
 * Asks the server once a day whether it still says of itself what the session says: a company may have changed its push
 * key, its stream's address or its Firebase project since the sign-in.
 * @returns whether the session changed.
 */
export async function renewServerFacts(
  deps: { readonly fetch: Fetch; readonly now: () => number },
  session: Session,
): Promise<boolean> {
  const { server, pairedAt } = session;
  const now = deps.now();
  const last = await lastRenewal.getValue();
  const askedAt = last?.server === server ? Math.max(last.at, pairedAt) : null;
  if (askedAt !== null && Math.abs(now - askedAt) < renewMs) return false;
  await lastRenewal.setValue({ server, at: now });
  const look = await inspectServer(deps, server);
  // A browser starts before its network does.
  if (look.kind === "unreachable") await lastRenewal.setValue(null);
  if (look.kind !== "server" || look.info.identity !== session.identity) return false;
  const { streamUrl, pushKey } = signalsOf(server, look.info);
  const firebase = look.info.identity === "firebase" ? look.info.firebase : null;
  const changed =
    streamUrl !== session.streamUrl ||
    pushKey !== session.pushKey ||
    (firebase !== null && JSON.stringify(firebase) !== JSON.stringify(session.firebase));
  if (changed) await changeSession(session, { streamUrl, pushKey, firebase });
  return changed;
}
