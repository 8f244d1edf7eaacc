import * as z from "zod/mini";
import { senderIdSchema, type SenderId } from "../../shared/ids.ts";
import type { Session } from "../session.ts";
import type { Tables } from "./tables.ts";

type Kv = Pick<Tables, "kv">;
type Account = Pick<Session, "server" | "sid">;

// Both are named by server and sender, so that a token or a cursor can never be used with another server.
const tokenKey = ({ server, sid }: Account) => `device-token ${server} ${sid}`;
const cursorKey = ({ server, sid }: Account) => `cursor ${server} ${sid}`;

/** Who this browser is, or was, to a server: what proves at the next pairing that it is the same sender. */
const senderSchema = z.object({
  sid: senderIdSchema,
  senderKey: z.string(),
  // Absent in what a version before 0.2 wrote: there was one secret then.
  keyVersion: z._default(z.int(), 1),
});
export type Sender = z.infer<typeof senderSchema>;

const ownSenderSchema = z.extend(senderSchema, { server: z.string() });

const lastSenderKey = "sender";
const senderKey = (server: string) => `sender ${server}`;
const ownSenderPrefix = "own-sender ";

/** Remembers the sender beyond the pairing. */
export async function writeSender(db: Kv, server: string, sender: Sender): Promise<void> {
  const { sid, senderKey: key, keyVersion } = sender;
  const value = JSON.stringify({ sid, senderKey: key, keyVersion });
  await db.kv.bulkPut([
    { key: senderKey(server), value },
    { key: lastSenderKey, value },
    // Under its own id too: a server's next sender takes the other two rows, but mail of this one is still looked at.
    {
      key: `${ownSenderPrefix}${sid}`,
      value: JSON.stringify({ server, sid, senderKey: key, keyVersion }),
    },
  ]);
}

/** A sender of this browser's, with what proves it. */
export interface OwnSender extends Sender {
  /** Origin of the server that it belongs to. */
  readonly server: string;
}

/** Every sender that this browser ever was and whose key is known, once each. */
export async function readSenderKeys(db: Kv): Promise<OwnSender[]> {
  const rows = await db.kv
    .where("key")
    .startsWithAnyOf(`${lastSenderKey} `, ownSenderPrefix)
    .toArray();
  const found = new Map<SenderId, OwnSender>();
  // The rows by sender come first. Those by server say the same, or where it was before its server moved.
  for (const { key, value } of rows) {
    const text = String(value);
    // A version before 0.3 wrote the bare server there.
    if (!text.startsWith("{")) continue;
    const json: unknown = JSON.parse(text);
    const sender = key.startsWith(ownSenderPrefix)
      ? ownSenderSchema.parse(json)
      : { ...senderSchema.parse(json), server: key.slice(senderKey("").length) };
    if (!found.has(sender.sid)) found.set(sender.sid, sender);
  }
  return [...found.values()];
}

/** Every sender that this browser ever was, to any server. */
export async function readOwnSenders(db: Kv): Promise<SenderId[]> {
  const rows = await db.kv.where("key").startsWithAnyOf("sender", ownSenderPrefix).toArray();
  const sids = rows.map(({ key, value }) =>
    key.startsWith(ownSenderPrefix)
      ? senderIdSchema.parse(key.slice(ownSenderPrefix.length))
      : senderSchema.parse(JSON.parse(String(value))).sid,
  );
  return [...new Set(sids)].toSorted();
}

/** The sender that this browser was to a server, else last to any: a server may have got another address. */
export async function readSender(db: Kv, server = ""): Promise<Sender | null> {
  const text = (await readText(db, senderKey(server))) ?? (await readText(db, lastSenderKey));
  return text === null ? null : senderSchema.parse(JSON.parse(text));
}

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

async function readText(db: Kv, key: string): Promise<string | null> {
  const value = (await db.kv.get(key))?.value;
  return typeof value === "string" ? value : null;
}
