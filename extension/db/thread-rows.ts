import { mergeEngagements, type Engagement } from "../../shared/engagement.ts";
import type { ThreadStatus } from "../messages.ts";
import type { MessageDocument } from "./message-document.ts";
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
 */
export async function renewedThreads(
  db: Pick<Tables, "threads">,
  changed: readonly MessageDocument[],
): Promise<ThreadStatus[]> {
  const byThread = new Map<string, MessageDocument[]>();
  for (const document of changed) {
    if (document.threadId === null) continue;
    const siblings = byThread.get(document.threadId);
    if (siblings === undefined) byThread.set(document.threadId, [document]);
    else siblings.push(document);
  }
  const threadIds = [...byThread.keys()];
  const rows = await readMany(db.threads, threadIds, ({ threadId }) => threadId);
  return threadIds.map((threadId, index) =>
    withMessages(threadId, rows[index], byThread.get(threadId) ?? []),
  );
}

function withMessages(
  threadId: string,
  row: ThreadStatus | undefined,
  documents: readonly MessageDocument[],
): ThreadStatus {
  const messages: Record<string, Engagement> = { ...row?.messages };
  for (const document of documents) {
    // Its key until its own id in the mailbox was known.
    delete messages[document.id];
    // A superseded mail either had no id of its own, or shares it with the mail that replaced it.
    if (document.supersededBy === null) {
      messages[document.mailMessageId ?? document.id] = document.engagement;
    }
  }
  const engagements = Object.values(messages);
  const [first] = engagements;
  // One and the same object is stored once: most threads have one tracked mail, and their rows are half as large then.
  const engagement =
    first !== undefined && engagements.length === 1 ? first : mergeEngagements(engagements);
  return { threadId, engagement, messages };
}
