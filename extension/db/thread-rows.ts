import { mergeEngagements } from "../../shared/engagement.ts";
import { lastHeat, type HotFacts } from "../../shared/hot.ts";
import type { ThreadStatus } from "../messages.ts";
import {
  isGone,
  isUntracked,
  sentTime,
  trackingOf,
  type MessageDocument,
} from "./message-document.ts";
import { readMany } from "./read-many.ts";
import type { Tables } from "./tables.ts";

/** A mail as it is to be, with what its thread's row needs to be known of it. */
export interface FoldedMail {
  /** As it was; null where nothing was known of it, or its row says the same of where it stands. */
  readonly before: MessageDocument | null;
  readonly document: MessageDocument;
  /** Until when it counts as hot, see `shared/hot.ts`; null where it never was. */
  readonly hotUntil: number | null;
}

/** @param facts what the mail's hits make it, in short. */
export function foldedMail(
  before: MessageDocument | null,
  document: MessageDocument,
  facts: HotFacts,
): FoldedMail {
  return { before, document, hotUntil: lastHeat(facts)?.until ?? null };
}

/**
 * The rows of these messages' threads as they are to be written, in the caller's transaction, without reading any other
 * message: a row holds the engagement of each of its messages. For who writes much else beside them: in a transaction a read
 * waits for every write that was asked for before it.
 */
export async function renewedThreads(
  db: Pick<Tables, "threads">,
  changed: readonly FoldedMail[],
): Promise<ThreadStatus[]> {
  const byThread = new Map<string, Moves>();
  const movesOf = (threadId: string): Moves => {
    const moves = byThread.get(threadId) ?? { gone: [], here: [] };
    byThread.set(threadId, moves);
    return moves;
  };
  for (const mail of changed) {
    const { before, document } = mail;
    const [from, to] = [before === null ? null : placeOf(before), placeOf(document)];
    if (from !== null && (from.threadId !== to?.threadId || from.key !== to.key))
      movesOf(from.threadId).gone.push(from.key);
    if (to !== null) movesOf(to.threadId).here.push({ ...mail, key: to.key });
  }
  const threadIds = [...byThread.keys()];
  const rows = await readMany(db.threads, threadIds, ({ threadId }) => threadId);
  return [...byThread].map(([threadId, moves], index) => withMoves(threadId, rows[index], moves));
}

/** Where a mail stands in the rows, or null where it does not. */
function placeOf(document: MessageDocument): { threadId: string; key: string } | null {
  const { id, threadId, mailMessageId } = document;
  // Its own id, until the one in the mailbox is known.
  return threadId === null || isGone(document) ? null : { threadId, key: mailMessageId ?? id };
}

interface Moves {
  /** The keys of mails that stood here. */
  readonly gone: string[];
  readonly here: (FoldedMail & { readonly key: string })[];
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
  const linksOnly = new Set(before?.linksOnly);
  const remove = (key: string): void => {
    delete messages[key];
    delete sentAt[key];
    delete hot[key];
    untracked.delete(key);
    linksOnly.delete(key);
  };
  for (const key of gone) remove(key);
  for (const { key, document, hotUntil } of here) {
    // One that it replaced had the same id in the mailbox, and need not have been tracked as this one is.
    if (isUntracked(document)) {
      remove(key);
      untracked.add(key);
      continue;
    }
    untracked.delete(key);
    if (trackingOf(document).opens) linksOnly.delete(key);
    else linksOnly.add(key);
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
    ...(linksOnly.size === 0 ? {} : { linksOnly: [...linksOnly] }),
  };
}
