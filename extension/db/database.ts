import { Dexie } from "dexie";
import { refoldAll } from "./refold-all.ts";
import type { Tables } from "./tables.ts";

/**
 * The extension's own database. A message's document holds its events, so that a hit touches one document; a
 * thread's row is exactly what a list row asks for, so that a hundred rows are one `bulkGet`; a mail's summary is what our
 * own lists and charts show of it, so that thousands are one read.
 */
export class SightlineDatabase extends Dexie implements Tables {
  declare readonly messages: Tables["messages"];
  declare readonly threads: Tables["threads"];
  declare readonly summaries: Tables["summaries"];
  declare readonly forgotten: Tables["forgotten"];
  declare readonly kv: Tables["kv"];

  constructor(name: string) {
    // Strict: what was acknowledged to a content script or skipped by the cursor survives a power cut.
    super(name, { chromeTransactionDurability: "strict", cache: "disabled" });
    this.version(1).stores({
      messages: "id, threadId, mailMessageId, lastEventAt, due.at",
      threads: "threadId",
      kv: "key",
    });
    this.version(2).stores({});
    // Mails have more fields, the fold knows more, and lists read rows of their own: whatever there is is made again.
    this.version(3)
      .stores({
        messages:
          "id, threadId, mailMessageId, lastEventAt, due.at, remind.at, supersededBy, deletedAt",
        summaries: "span",
        forgotten: "id",
      })
      .upgrade((transaction) =>
        refoldAll({
          messages: transaction.table("messages"),
          threads: transaction.table("threads"),
          summaries: transaction.table("summaries"),
          kv: transaction.table("kv"),
        }),
      );
  }
}

/** Opens (on first use) the database that the background and the popup share. */
export function openDatabase(name = "sightline"): SightlineDatabase {
  return new SightlineDatabase(name);
}
