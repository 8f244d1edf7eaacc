import { openDatabase } from "../../extension/db/database.ts";
import { recordEvents } from "../../extension/db/record-events.ts";
import { recordSeen } from "../../extension/db/record-seen.ts";
import { recordSent } from "../../extension/db/record-sent.ts";
import { senderIdSchema } from "../../shared/ids.ts";
import type { Seed } from "./mails.ts";

const telling = { notify: false, countUnconfirmed: false };
const account = { server: "https://seed.example", sid: senderIdSchema.parse("abcdefghijk") };

/** Records it in the extension's database as the background does, so that open pages follow. */
async function record({ sent, events, seen }: Seed): Promise<void> {
  const db = openDatabase();
  // Together: each by itself would wait for the disk.
  await db.transaction("rw", db.tables, async () => {
    for (const message of sent) await recordSent(db, message, 0, telling);
    if (events.length > 0) await recordEvents(db, { account, events, cursor: "seed", telling });
    for (const mail of seen) await recordSeen(db, mail, telling);
  });
  db.close();
}

Object.assign(globalThis, { recordSeed: record });
