import type { SeenMail } from "../messages.ts";
import type { SightlineDatabase } from "./database.ts";
import { sentTime, type MessageDocument } from "./message-document.ts";
import type { Telling } from "./tell.ts";
import { writeChanges } from "./write-changes.ts";

/** Mail clients cut the time of a mail to the minute. */
const minuteMs = 60_000;
/** The first of them says all that is to be known; a page that cannot read their times makes up new ones. */
const mostFollowUps = 10;

/**
 * Notes what a mail below tracked ones says of them. Which mails it is about the page knows better than their times do,
 * which it may not be able to read. Idempotent.
 * @returns the ids of the threads whose status changed, and whether the thread holds a tracked mail at all.
 */
export function recordSeen(
  db: SightlineDatabase,
  seen: SeenMail,
  telling: Telling,
): Promise<{ readonly tracked: boolean; readonly threadIds: readonly string[] }> {
  return db.transaction("rw", db.messages, db.threads, db.summaries, db.kv, async () => {
    const documents = await db.messages.where("threadId").equals(seen.threadId).toArray();
    const changes = documents.flatMap((before) => {
      if (!seen.answers.includes(before.mailMessageId ?? "")) return [];
      const after = withSeen(before, seen);
      return after === before ? [] : [{ before, after }];
    });
    const threadIds = await writeChanges(db, changes, telling);
    return { tracked: documents.some((document) => document.deletedAt === null), threadIds };
  });
}

/**
 * The first of a kind after the mail counts; one that is older than the mail is about another. Gives the same document
 * when nothing changes.
 */
function withSeen(document: MessageDocument, { kind, at }: SeenMail): MessageDocument {
  if (at <= sentTime(document) - minuteMs) return document;
  if (kind === "follow-up") {
    const { followUps } = document;
    const all = [...new Set([...followUps, at])].toSorted((a, b) => a - b).slice(0, mostFollowUps);
    return followUps.join() === all.join() ? document : { ...document, followUps: all };
  }
  const key = kind === "reply" ? "repliedAt" : "bouncedAt";
  const known = document[key];
  if (known !== null && known <= at) return document;
  return { ...document, [key]: at, lastEventAt: Math.max(document.lastEventAt ?? 0, at) };
}
