import { mergeEngagements, type Folded } from "../../shared/engagement.ts";
import { lastHeat } from "../../shared/hot.ts";
import type { ThreadStatus } from "../messages.ts";
import { isGone, isUntracked, sentTime, type MessageDocument } from "./message-document.ts";
import { readMany } from "./read-many.ts";
import { shortReadings } from "./summaries.ts";
import type { Tables } from "./tables.ts";

/** A mail as it is, and until when it counts as hot, see `shared/hot.ts`; null where it never was. */
export interface FoldedMail {
  readonly document: MessageDocument;
  readonly hotUntil: number | null;
}

/** A mail with what its row needs to be known of its hits. */
export function foldedMail(
  document: MessageDocument,
  { sessions }: Pick<Folded, "sessions">,
): FoldedMail {
  const heat = lastHeat({ sentAt: sentTime(document), readings: shortReadings(sessions) });
  return { document, hotUntil: heat?.until ?? null };
}

/**
 * Brings the rows of these messages' threads up to date, inside the caller's transaction, without reading any other
 * message: a row holds the engagement of each of its messages.
 * @returns the ids of the threads that were written.
 */
export async function refreshThreads(
  db: Pick<Tables, "threads">,
  changed: readonly FoldedMail[],
): Promise<string[]> {
  const rows = await renewedThreads(db, changed);
  await db.threads.bulkPut(rows);
  return rows.map(({ threadId }) => threadId);
}

/**
 * The rows of these messages' threads as they are to be written. For who writes much else beside them: in a transaction
 * a read waits for every write that was asked for before it.
 * @param moved messages as they were while they stood in another thread; its row loses them
 */
export async function renewedThreads(
  db: Pick<Tables, "threads">,
  changed: readonly FoldedMail[],
  moved: readonly MessageDocument[] = [],
): Promise<ThreadStatus[]> {
  const byThread = new Map<string, Moves>();
  const movesOf = (threadId: string): Moves => {
    const moves = byThread.get(threadId) ?? { gone: [], here: [] };
    byThread.set(threadId, moves);
    return moves;
  };
  for (const document of moved)
    if (document.threadId !== null) movesOf(document.threadId).gone.push(document);
  for (const mail of changed)
    if (mail.document.threadId !== null) movesOf(mail.document.threadId).here.push(mail);
  const threadIds = [...byThread.keys()];
  const rows = await readMany(db.threads, threadIds, ({ threadId }) => threadId);
  return [...byThread].map(([threadId, moves], index) => withMoves(threadId, rows[index], moves));
}

interface Moves {
  readonly gone: MessageDocument[];
  readonly here: FoldedMail[];
}

function withMoves(
  threadId: string,
  before: ThreadStatus | undefined,
  { gone, here }: Moves,
): ThreadStatus {
  const messages = { ...before?.messages };
  const sentAt = { ...before?.sentAt };
  const hot = { ...before?.hotUntil };
  const untracked = new Set(before?.untracked);
  const remove = (key: string): void => {
    delete messages[key];
    delete sentAt[key];
    delete hot[key];
    untracked.delete(key);
  };
  const now = here.map(({ document }) => document);
  // A superseded mail either had no id of its own, or shares it with the mail that replaced it.
  const leaving = [...gone, ...now.filter(isGone)].filter(
    ({ supersededBy }) => supersededBy === null,
  );
  for (const document of leaving) remove(keyOf(document));
  // Its key until its own id in the mailbox was known.
  for (const { id } of [...gone, ...now]) remove(id);
  for (const { document, hotUntil } of here) {
    const key = keyOf(document);
    if (isGone(document)) continue;
    if (isUntracked(document)) {
      untracked.add(key);
      continue;
    }
    messages[key] = document.engagement;
    sentAt[key] = sentTime(document);
    if (hotUntil === null) delete hot[key];
    else hot[key] = hotUntil;
  }
  const engagements = Object.values(messages);
  const [first] = engagements;
  // One and the same object is stored once: most threads have one tracked mail, and their rows are half as large then.
  const engagement =
    first !== undefined && engagements.length === 1 ? first : mergeEngagements(engagements);
  return {
    threadId,
    engagement,
    messages,
    sentAt,
    ...(Object.keys(hot).length === 0 ? {} : { hotUntil: hot }),
    ...(untracked.size === 0 ? {} : { untracked: [...untracked] }),
  };
}

function keyOf({ id, mailMessageId }: MessageDocument): string {
  return mailMessageId ?? id;
}
