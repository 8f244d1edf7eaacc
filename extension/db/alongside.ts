import type { LogEvent } from "../../shared/event.ts";
import type { EventId, MessageId } from "../../shared/ids.ts";
import { traitsKey, traitsOf, type MessageFacts } from "../../shared/message-facts.ts";
import { isShared } from "../../shared/network-class.ts";
import { sentTime, type MessageDocument } from "./message-document.ts";
import type { Tables } from "./tables.ts";
import type { Change } from "./write-changes.ts";

/** Pictures of one mail on the screen are fetched within this time: those of a quote in it, and those pasted into it. */
const quotedMs = 3_000;
const copiedMs = 2_000;
/** Behind a proxy everybody looks the same, and people who have nothing to do with each other read at the same time. */
const copiedBehindProxyMs = 500;
const dayMs = 24 * 3_600_000;
/** Other hits of the same moment that are looked at, so that a burst of thousands takes no time. */
const mostNeighbours = 32;
/** Up to so many mails are compared with those in the database. A long history has its neighbours within itself. */
const fewMails = 100;

/**
 * Finds opens of older mails that came together with one of a newer mail, by the same client: the newer one quotes the
 * older or is shown below it (the same thread), or its text was copied from it (another thread, other people, long after).
 * @param changes mails with new events, in the caller's transaction; not written yet.
 * @param news those events, in about the order of their times.
 * @returns the changes, some with the marks, and those of other mails that got one.
 */
export async function markAlongside(
  db: Pick<Tables, "messages">,
  changes: readonly Change[],
  news: readonly LogEvent[],
): Promise<readonly Change[]> {
  const newOpens = news.filter(isOpen);
  if (newOpens.length === 0) return changes;
  const isFew = changes.length <= fewMails;
  const others = isFew ? await readNeighbours(db, changes, newOpens) : [];
  const all = new Map<MessageId, Change>();
  for (const change of changes) all.set(change.after.id, change);
  for (const other of others) all.set(other.id, { before: other, after: other });
  const opens = isFew
    ? [...all.values()].flatMap(({ after }) => after.events.filter(isOpen))
    : newOpens;
  opens.sort((a, b) => a.receivedAt - b.receivedAt);

  const marked = new Set(changes.map(({ after }) => after.id));
  let index = 0;
  for (const one of opens) {
    index += 1;
    for (let next = index; next < index + mostNeighbours; next += 1) {
      const other = opens[next];
      if (other === undefined || other.receivedAt - one.receivedAt > quotedMs) break;
      if (other.messageId === one.messageId) continue;
      for (const [{ before, after }, eventId, mark] of relation(all, one, other)) {
        // Of three mails, the second is quoted by the third, whatever it quotes itself.
        if (mark === "quoting" && after.alongside[eventId] !== undefined) continue;
        const alongside = { ...after.alongside, [eventId]: mark };
        all.set(after.id, { before, after: { ...after, alongside } });
        marked.add(after.id);
      }
    }
  }
  return [...all.values()].filter(({ after }) => marked.has(after.id));
}

/** Mails of the same threads, and those that were fetched last while these were. */
async function readNeighbours(
  db: Pick<Tables, "messages">,
  changes: readonly Change[],
  news: readonly LogEvent[],
): Promise<MessageDocument[]> {
  const threadIds = changes.map(({ after }) => after.threadId).filter((id) => id !== null);
  const times = news.map(({ receivedAt }) => receivedAt);
  const [from, to] = [Math.min(...times) - quotedMs, Math.max(...times) + quotedMs];
  const [siblings, fetched] = await Promise.all([
    db.messages.where("threadId").anyOf(threadIds).toArray(),
    db.messages.where("lastEventAt").between(from, to).limit(fewMails).toArray(),
  ]);
  const known = new Set(changes.map(({ after }) => after.id));
  return [...siblings, ...fetched].filter(({ id }) => !known.has(id) && known.add(id));
}

/** What two opens within 3 s of each other, of two mails, have to do with each other: the mark of each that gets one. */
function relation(
  all: ReadonlyMap<MessageId, Change>,
  one: LogEvent,
  other: LogEvent,
): (readonly [Change, EventId, MessageFacts["alongside"][EventId]])[] {
  const mine = all.get(one.messageId);
  const its = all.get(other.messageId);
  if (mine === undefined || its === undefined || !isShown(mine) || !isShown(its)) return [];
  if (traitsKey(traitsOf(one)) !== traitsKey(traitsOf(other))) return [];
  const isMine = sentTime(mine.after) <= sentTime(its.after);
  const [event, older, newer] = isMine ? [one, mine, its] : [other, its, mine];
  const newerEvent = isMine ? other : one;
  if (mayQuote(newer.after, older.after)) {
    const quoted = [older, event.id, "quoted"] as const;
    if (newerEvent.verdict === "person") return [quoted];
    // Doubted for its company only, it counts in the end. For what is doubted for itself, nobody's reading is given up.
    const isForCompany = newerEvent.reasons[0] === "many-mails-at-once";
    return isForCompany ? [quoted, [newer, newerEvent.id, "quoting"]] : [];
  }
  const within = isShared(event.network.class) ? copiedBehindProxyMs : copiedMs;
  const isCopied =
    Math.abs(one.receivedAt - other.receivedAt) <= within &&
    sentTime(newer.after) - sentTime(older.after) >= dayMs &&
    wasQuiet(older.after, event.receivedAt) &&
    !haveRecipientInCommon(older.after, newer.after);
  return isCopied ? [[older, event.id, "copied"]] : [];
}

/**
 * Whether the newer mail stands in the older one's thread. Where Outlook has not said yet in which thread one of them stands, an
 * answer is known by the subject that it takes over, behind a "Re:" in whichever language.
 */
function mayQuote(newer: MessageDocument, older: MessageDocument): boolean {
  if (older.threadId !== null && newer.threadId !== null) return older.threadId === newer.threadId;
  const subject = older.subject.trim();
  return (
    newer.mailClient === "outlook" &&
    older.mailClient === "outlook" &&
    subject !== "" &&
    newer.subject.trim().endsWith(subject) &&
    haveRecipientInCommon(newer, older)
  );
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
function isShown({ after }: Change): boolean {
  return after.recorded && after.supersededBy === null;
}
