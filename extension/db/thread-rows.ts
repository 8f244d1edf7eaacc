import { mergeEngagements } from "../../shared/engagement.ts";
import type { ThreadStatus } from "../messages.ts";
import { isGone, isUntracked, sentTime, type MessageDocument } from "./message-document.ts";
import { readMany } from "./read-many.ts";
import type { Tables } from "./tables.ts";

/**
 * Brings the rows of these messages' threads up to date, inside the caller's transaction, without reading any other
 * message: a row holds the engagement of each of its messages.
 * @returns the ids of the threads that were written.
 */
export async function refreshThreads(
  db: Pick<Tables, "threads">,
  changed: readonly MessageDocument[],
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
  changed: readonly MessageDocument[],
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
  for (const document of changed)
    if (document.threadId !== null) movesOf(document.threadId).here.push(document);
  const threadIds = [...byThread.keys()];
  const rows = await readMany(db.threads, threadIds, ({ threadId }) => threadId);
  return [...byThread].map(([threadId, moves], index) => withMoves(threadId, rows[index], moves));
}

interface Moves {
  readonly gone: MessageDocument[];
  readonly here: MessageDocument[];
}

function withMoves(
  threadId: string,
  before: ThreadStatus | undefined,
  { gone, here }: Moves,
): ThreadStatus {
  const messages = { ...before?.messages };
  const sentAt = { ...before?.sentAt };
  const untracked = new Set(before?.untracked);
  const remove = (key: string): void => {
    delete messages[key];
    delete sentAt[key];
    untracked.delete(key);
  };
  // A superseded mail either had no id of its own, or shares it with the mail that replaced it.
  const isItsOwn = ({ supersededBy }: MessageDocument) => supersededBy === null;
  const leaving = [...gone, ...here.filter(isGone)];
  for (const document of leaving.filter(isItsOwn)) remove(keyOf(document));
  // Its key until its own id in the mailbox was known.
  for (const { id } of [...gone, ...here]) remove(id);
  for (const document of here.filter((one) => !isGone(one))) {
    if (isUntracked(document)) {
      untracked.add(keyOf(document));
      continue;
    }
    messages[keyOf(document)] = document.engagement;
    sentAt[keyOf(document)] = sentTime(document);
  }
  const engagements = Object.values(messages);
  const [first] = engagements;
  // One and the same object is stored once: most threads have one tracked mail, and their rows are half as large then.
  const engagement =
    first !== undefined && engagements.length === 1 ? first : mergeEngagements(engagements);
  const row = { threadId, engagement, messages, sentAt };
  return untracked.size === 0 ? row : { ...row, untracked: [...untracked] };
}

function keyOf({ id, mailMessageId }: MessageDocument): string {
  return mailMessageId ?? id;
}
