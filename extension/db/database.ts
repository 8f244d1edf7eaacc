import { Dexie } from "dexie";
import { refoldAll } from "./refold-all.ts";
import type { Tables } from "./tables.ts";

/**
 * The extension's own database. A message's document holds its events, so that a hit touches one document; a
 * thread's row is exactly what a list row asks for, so that a hundred rows are one `bulkGet`.
 */
export class SightlineDatabase extends Dexie implements Tables {
  declare readonly messages: Tables["messages"];
  declare readonly threads: Tables["threads"];
  declare readonly summaries: Tables["summaries"];
  declare readonly kv: Tables["kv"];

  constructor(name: string) {
    // Strict: what was acknowledged to a content script or skipped by the cursor survives a power cut.
    super(name, { chromeTransactionDurability: "strict", cache: "disabled" });
    this.version(1).stores({
      messages: "id, threadId, mailMessageId, lastEventAt, due.at",
      threads: "threadId",
      kv: "key",
    });
    // The fold knows more, and what it gives has other parts: whatever it gave is made again.
    this.version(2)
      .stores({})
      .upgrade((transaction) =>
        refoldAll({
          messages: transaction.table("messages"),
          threads: transaction.table("threads"),
          kv: transaction.table("kv"),
        }),
      );
    this.version(3).stores({ summaries: "id, sentAt, lastEventAt" });
  }
}

/** Opens (on first use) the database that the background and the popup share. */
export function openDatabase(name = "sightline"): SightlineDatabase {
  return new SightlineDatabase(name);
}
