import type { LogEvent } from "../../shared/event.ts";
import type { EventId, MessageId } from "../../shared/ids.ts";
import { traitsKey, traitsOf } from "../../shared/message-facts.ts";
import type { SightlineDatabase } from "./database.ts";
import { sentTime, type MessageDocument } from "./message-document.ts";
import type { Change } from "./write-changes.ts";

/** Pictures of one mail on the screen are fetched within this time: those of a quote in it, and those pasted into it. */
const quotedMs = 3_000;
const copiedMs = 2_000;
const dayMs = 24 * 3_600_000;
/** Other hits of the same moment that are looked at, so that a burst of thousands takes no time. */
const mostNeighbours = 32;
/** Up to so many mails are compared with those in the database. A long history has its neighbours within itself. */
const fewMails = 100;

type Open = readonly [event: LogEvent, document: MessageDocument];

/**
 * Finds opens of older mails that came together with one of a newer mail, by the same client: the newer one quotes the
 * older (the same thread), or its text was copied from it (another thread, other people, long after).
 * @param changes mails with new events, in the caller's transaction; not written yet.
 * @returns the changes, some with the marks, and those of other mails that got one.
 */
export async function markAlongside(
  db: Pick<SightlineDatabase, "messages">,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  const news = changes.flatMap(({ before, after }) =>
    after.events.slice(before?.events.length ?? 0).filter(isOpen),
  );
  if (news.length === 0) return changes;
  const isFew = changes.length <= fewMails;
  const others = isFew ? await readNeighbours(db, changes, news) : [];
  const documents = [...changes.map(({ after }) => after), ...others].filter(isShown);
  const opens = documents.flatMap((document) =>
    document.events.filter(isOpen).map((event): Open => [event, document]),
  );
  opens.sort(([a], [b]) => a.receivedAt - b.receivedAt);

  const marks = new Map<MessageId, Record<EventId, "quoted" | "copied">>();
  for (const [index, one] of opens.entries()) {
    for (let next = index + 1; next <= index + mostNeighbours; next += 1) {
      const other = opens[next];
      if (other === undefined || other[0].receivedAt - one[0].receivedAt > quotedMs) break;
      const [older, newer] = sentTime(one[1]) <= sentTime(other[1]) ? [one, other] : [other, one];
      const mark = relation(older, newer);
      if (mark === null) continue;
      marks.set(older[1].id, { ...marks.get(older[1].id), [older[0].id]: mark });
    }
  }
  if (marks.size === 0) return changes;
  const unchanged = others.map((document): Change => ({ before: document, after: document }));
  return [...changes, ...unchanged].flatMap((change, index) => {
    const { before, after } = change;
    const found = marks.get(after.id);
    if (found === undefined) return index < changes.length ? [change] : [];
    return [{ before, after: { ...after, alongside: { ...after.alongside, ...found } } }];
  });
}

/** Mails of the same threads, and those that were fetched in the same moments. */
async function readNeighbours(
  db: Pick<SightlineDatabase, "messages">,
  changes: readonly Change[],
  news: readonly LogEvent[],
): Promise<MessageDocument[]> {
  const threadIds = changes.map(({ after }) => after.threadId).filter((id) => id !== null);
  const moments = news.map(({ receivedAt }) => [receivedAt - quotedMs, receivedAt + quotedMs]);
  const [siblings, fetched] = await Promise.all([
    db.messages.where("threadId").anyOf(threadIds).toArray(),
    db.messages.where("lastEventAt").inAnyRange(disjoint(moments)).toArray(),
  ]);
  const known = new Set(changes.map(({ after }) => after.id));
  return [...siblings, ...fetched].filter(({ id }) => !known.has(id) && known.add(id));
}

function relation([older, olderMail]: Open, [newer, newerMail]: Open): "quoted" | "copied" | null {
  if (olderMail.id === newerMail.id) return null;
  if (traitsKey(traitsOf(older)) !== traitsKey(traitsOf(newer))) return null;
  if (olderMail.threadId !== null && olderMail.threadId === newerMail.threadId) return "quoted";
  const isCopied =
    Math.abs(older.receivedAt - newer.receivedAt) <= copiedMs &&
    sentTime(newerMail) - sentTime(olderMail) >= dayMs &&
    wasQuiet(olderMail, older.receivedAt) &&
    !haveRecipientInCommon(olderMail, newerMail);
  return isCopied ? "copied" : null;
}

/** Nobody had it before them in the day before this. */
function wasQuiet({ events }: MessageDocument, at: number): boolean {
  return !events.some(
    ({ kind, receivedAt }) =>
      kind !== "view" && receivedAt < at - quotedMs && receivedAt > at - dayMs,
  );
}

function haveRecipientInCommon(a: MessageDocument, b: MessageDocument): boolean {
  const addresses = new Set(a.recipients.map(({ email }) => email.toLowerCase()));
  return b.recipients.some(({ email }) => addresses.has(email.toLowerCase()));
}

/** An open that a person may have made. */
function isOpen({ kind, verdict }: LogEvent): boolean {
  return kind === "open" && (verdict === "person" || verdict === "unconfirmed");
}

/** In somebody's mailbox, as far as is known. */
function isShown({ recorded, supersededBy }: MessageDocument): boolean {
  return recorded && supersededBy === null;
}

/** The same ranges, in order and without overlaps, as the database wants them. */
function disjoint(ranges: readonly (readonly number[])[]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from = 0, to = 0] of ranges.toSorted(([a = 0], [b = 0]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
