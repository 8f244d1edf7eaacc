import type { EventId } from "../../shared/ids.ts";
import { blankDocument, foldDocument, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import { summaryOf } from "./summaries.ts";
import type { Tables } from "./tables.ts";
import { foldedMail, renewedThreads, type FoldedMail } from "./thread-rows.ts";
import { renewedSummaries, type SummedMail } from "./write-summaries.ts";

/** Some megabytes, and less than half a second. */
const batch = 500;

/**
 * Brings what an earlier version wrote to what this one writes: every mail with all its fields and folded anew, its summary,
 * and the rows of the threads.
 * @param inTransaction runs each stretch of it in a transaction; none where the caller has one.
 */
export async function refoldAll(
  db: Pick<Tables, "messages" | "threads" | "summaries" | "kv">,
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
  db: Pick<Tables, "messages" | "threads" | "summaries" | "kv">,
  id: string,
): Promise<string> {
  const devices = await ownDevices.read(db);
  const stored = await db.messages.where("id").above(id).limit(batch).toArray();
  const summed: SummedMail[] = [];
  const mails: FoldedMail[] = [];
  const documents = stored.map((old) => {
    const known = { ...blankDocument(old.id), ...old, due: dueOf(old) };
    const document = { ...known, lastEventAt: newestOf(known) };
    const folded = foldDocument(document, devices);
    const after = { ...document, engagement: folded.engagement };
    const summary = summaryOf(document, folded);
    mails.push(foldedMail(null, after, summary));
    summed.push({ before: null, document: after, summary });
    return after;
  });
  const summaries = await renewedSummaries(db, summed);
  const threads = await renewedThreads(db, mails);
  await Promise.all([
    db.messages.bulkPut(documents),
    db.summaries.bulkPut(summaries),
    db.threads.bulkPut(threads),
  ]);
  return stored.at(-1)?.id ?? "";
}

/** When something came last. Replies did not count once. */
function newestOf({ lastEventAt, repliedAt, bouncedAt }: MessageDocument): number | null {
  const times = [lastEventAt, repliedAt, bouncedAt].filter((at) => at !== null);
  return times.length === 0 ? null : Math.max(...times);
}

/** What is due, which was a moment and no hits once. */
function dueOf({ due, events }: MessageDocument): MessageDocument["due"] {
  if (due === null || "hits" in due) return due;
  const { at }: { readonly at: number } = due;
  const hits = events.filter(({ receivedAt }) => receivedAt === at).map(({ id }): EventId => id);
  return { hits, at };
}
