import type { Session } from "../session.ts";
import type { SightlineDatabase } from "./database.ts";

type Kv = Pick<SightlineDatabase, "kv">;
type Account = Pick<Session, "server" | "sid">;

const unseenKey = "unseen";
// Both are named by server and sender, so that a token or a cursor can never be used with another server.
const tokenKey = ({ server, sid }: Account) => `device-token ${server} ${sid}`;
const cursorKey = ({ server, sid }: Account) => `cursor ${server} ${sid}`;

/** The bearer token of a paired server, or null. It never leaves the background. */
export function readDeviceToken(db: Kv, account: Account): Promise<string | null> {
  return readText(db, tokenKey(account));
}

export async function writeDeviceToken(db: Kv, account: Account, token: string): Promise<void> {
  await db.kv.put({ key: tokenKey(account), value: token });
}

/** Forgets the token of every server; cursors stay, so that pairing again does not fetch everything again. */
export async function forgetDeviceTokens(db: Kv): Promise<void> {
  await db.kv.where("key").startsWith("device-token ").delete();
}

/** Where the last page of this server's log ended, or null for the beginning. */
export function readCursor(db: Kv, account: Account): Promise<string | null> {
  return readText(db, cursorKey(account));
}

export async function writeCursor(db: Kv, account: Account, cursor: string): Promise<void> {
  await db.kv.put({ key: cursorKey(account), value: cursor });
}

/** The next pull starts from the beginning. Events are known by id, so nothing is counted twice. */
export async function forgetCursor(db: Kv, account: Account): Promise<void> {
  await db.kv.delete(cursorKey(account));
}

/** How many hits of persons came since the popup was last open. */
export async function readUnseen(db: Kv): Promise<number> {
  const value = (await db.kv.get(unseenKey))?.value;
  return typeof value === "number" ? value : 0;
}

export async function writeUnseen(db: Kv, count: number): Promise<void> {
  await db.kv.put({ key: unseenKey, value: count });
}

async function readText(db: Kv, key: string): Promise<string | null> {
  const value = (await db.kv.get(key))?.value;
  return typeof value === "string" ? value : null;
}
