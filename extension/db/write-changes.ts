import type { EventId } from "../../shared/ids.ts";
import { foldDocument, isGone, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import { summaryOf } from "./summaries.ts";
import type { Tables } from "./tables.ts";
import { isTold, newestHit, newReadings, type Telling, withDue } from "./tell.ts";
import { foldedMail, renewedThreads } from "./thread-rows.ts";
import { type ChangedReading, countUnseen } from "./unseen.ts";
import { renewedSummaries, type SummedMail } from "./write-summaries.ts";

/** A mail as it is in the database, or null where it is not, and as it is to be. */
export interface Change {
  readonly before: MessageDocument | null;
  readonly after: MessageDocument;
}

/**
 * Folds mails of which something new is known, and writes them with all that hangs on it: their threads' rows, what is
 * due, the badge, their summaries. Inside the caller's transaction, which must hold messages, threads, summaries and kv.
 * @returns the ids of the threads whose status changed.
 */
export async function writeChanges(
  db: Tables,
  changes: readonly Change[],
  telling: Telling,
): Promise<string[]> {
  if (changes.length === 0) return [];
  const devices = await ownDevices.read(db);
  const told: EventId[] = [];
  const changed: ChangedReading[] = [];
  const summed: SummedMail[] = [];
  const mails = changes.map(({ before, after }) => {
    const folded = foldDocument(after, devices);
    const { engagement, sessions } = folded;
    const gone = isGone(after);
    for (const reading of sessions)
      changed.push({ reading, counts: !gone && isTold(reading.verdict, telling) });
    const summary = summaryOf(after, folded);
    summed.push({ before, document: after, summary });
    if (gone) return foldedMail(before, { ...after, engagement, due: null }, summary);
    const known = new Set(before?.events.map(({ id }) => id));
    const foldBefore = () => foldDocument(before ?? after, devices);
    const wanted = { ...telling, notify: telling.notify && !after.muted };
    const news = newReadings(folded, known, foldBefore, wanted);
    for (const reading of news) told.push(newestHit(reading).id);
    const due = withDue(after.due, news, folded, telling);
    return foldedMail(before, { ...after, engagement, due }, summary);
  });
  const [threads, summaries] = await Promise.all([
    renewedThreads(db, mails),
    renewedSummaries(db, summed),
  ]);
  await Promise.all([
    db.threads.bulkPut(threads),
    db.messages.bulkPut(mails.map(({ document }) => document)),
    db.summaries.bulkPut(summaries),
    countUnseen(db, told, changed),
  ]);
  return threads.map(({ threadId }) => threadId);
}
