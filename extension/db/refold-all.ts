import type { EventId } from "../../shared/ids.ts";
import { blankDocument, foldDocument, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import type { Tables } from "./tables.ts";
import { refreshThreads } from "./thread-rows.ts";

/** Some megabytes at a time. */
const batch = 500;

/**
 * Brings what a version before 0.3 wrote to what this one writes, in the caller's transaction: every mail with all its
 * fields and folded anew, and the rows of the threads.
 */
export async function refoldAll(db: Tables): Promise<void> {
  const devices = await ownDevices.read(db);
  let last = "";
  for (;;) {
    const stored = await db.messages.where("id").above(last).limit(batch).toArray();
    const documents = stored.map((old) => {
      const document = { ...blankDocument(old.id), ...old, due: dueOf(old) };
      return { ...document, engagement: foldDocument(document, devices).engagement };
    });
    await db.messages.bulkPut(documents);
    await refreshThreads(db, documents);
    const end = stored.at(-1);
    if (end === undefined) return;
    last = end.id;
  }
}

/** What is due, which was a moment and no hits once. */
function dueOf({ due, events }: MessageDocument): MessageDocument["due"] {
  if (due === null || "hits" in due) return due;
  const { at }: { readonly at: number } = due;
  const hits = events.filter(({ receivedAt }) => receivedAt === at).map(({ id }): EventId => id);
  return { hits, at };
}
