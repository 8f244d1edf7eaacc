import type { EventId } from "../../shared/ids.ts";
import { blankDocument, foldDocument, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import type { Tables } from "./tables.ts";
import { refreshThreads } from "./thread-rows.ts";

/** Some megabytes, and less than half a second. */
const batch = 500;

/**
 * Brings what a version before 0.3 wrote to what this one writes: every mail with all its fields and folded anew, and the
 * rows of the threads.
 * @param inTransaction runs each stretch of it in a transaction; none where the caller has one.
 */
export async function refoldAll(
  db: Pick<Tables, "messages" | "threads" | "kv">,
  inTransaction: (stretch: () => Promise<string>) => PromiseLike<string> = (stretch) => stretch(),
): Promise<void> {
  let last = "";
  do {
    const from = last;
    last = await inTransaction(() => refoldAfter(db, from));
  } while (last !== "");
}

/** @returns the id of the last mail that was folded, or "" where there was none after `id`. */
async function refoldAfter(
  db: Pick<Tables, "messages" | "threads" | "kv">,
  id: string,
): Promise<string> {
  const devices = await ownDevices.read(db);
  const stored = await db.messages.where("id").above(id).limit(batch).toArray();
  const documents = stored.map((old) => {
    const document = { ...blankDocument(old.id), ...old, due: dueOf(old) };
    return { ...document, engagement: foldDocument(document, devices).engagement };
  });
  await db.messages.bulkPut(documents);
  await refreshThreads(db, documents);
  return stored.at(-1)?.id ?? "";
}

/** What is due, which was a moment and no hits once. */
function dueOf({ due, events }: MessageDocument): MessageDocument["due"] {
  if (due === null || "hits" in due) return due;
  const { at }: { readonly at: number } = due;
  const hits = events.filter(({ receivedAt }) => receivedAt === at).map(({ id }): EventId => id);
  return { hits, at };
}
