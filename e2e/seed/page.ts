import { openDatabase } from "../../extension/db/database.ts";
import { recordEvents } from "../../extension/db/record-events.ts";
import { recordSeen } from "../../extension/db/record-seen.ts";
import { recordSent } from "../../extension/db/record-sent.ts";
import type { Seed } from "./mails.ts";

const telling = { notify: false, countUnconfirmed: false };
const account = { server: "https://seed.example", sid: "abcdefghijk" as const };

/** Records it in the extension's database as the background does, so that open pages follow. */
async function record({ sent, events, seen }: Seed): Promise<void> {
  const db = openDatabase();
  for (const message of sent) await recordSent(db, message, 0, telling);
  if (events.length > 0) await recordEvents(db, { account, events, cursor: "seed", telling });
  for (const mail of seen) await recordSeen(db, mail, telling);
  db.close();
}

Object.assign(globalThis, { recordSeed: record });
