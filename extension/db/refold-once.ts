import * as z from "zod/mini";
import type { SightlineDatabase } from "./database.ts";
import { kvItem } from "./kv-item.ts";
import { refoldAll } from "./refold-all.ts";

/** The version of the extension that folded all mail last. */
const foldedBy = kvItem("folded-by", z.string(), "");

/**
 * Folds all mail anew, once, when another version of the extension did it last: better rules judge old mail, too. Whatever
 * else wants the database need not wait for thousands of mails; who is interrupted begins anew.
 * @param version this one's.
 */
export async function refoldOnce(db: SightlineDatabase, version: string): Promise<void> {
  if ((await foldedBy.read(db)) === version) return;
  await refoldAll(db, (stretch) =>
    db.transaction("rw", db.messages, db.threads, db.summaries, db.kv, stretch),
  );
  await foldedBy.write(db, version);
}
