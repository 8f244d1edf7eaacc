import type { Verdict } from "../../shared/event.ts";
import type { EventId, MessageId } from "../../shared/ids.ts";
import type { ClientTraits } from "../../shared/message-facts.ts";
import type { ExplainedHit } from "../messages.ts";
import { explainReadings } from "./explain.ts";
import {
  candidatesAmong,
  isAll,
  readingFilter,
  type FeedFilter,
  type FeedKind,
} from "./feed-filter.ts";
import { foldDocument, isGone, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import { mailMatcherBeside } from "./search-mails.ts";
import { readAllSummaries } from "./summaries.ts";
import type { Tables } from "./tables.ts";

/** One reading of a mail, one click, or word that came back of it, with the mail it belongs to. */
export interface FeedReading {
  /** `reply`: somebody answered; `bounce`: the mail could not be delivered. */
  readonly kind: FeedKind;
  /** Of the newest hit, or when the reply or the bounce came; milliseconds since 1970. */
  readonly at: number;
  readonly message: MessageDocument;
  /** Of the reading as a whole. A person answers, and a machine says that it could not deliver. */
  readonly verdict: Verdict;
  /** Newest first; none of a reply and of a bounce. */
  readonly hits: readonly ExplainedHit[];
}

export interface FeedQuery {
  /** So many at the most. */
  readonly limit: number;
  readonly filter?: FeedFilter;
  /** Only of mails that this finds, see `mailMatcher`, and clicks on links to what it names. */
  readonly search?: string;
}

type FeedTables = Pick<Tables, "messages" | "summaries" | "kv">;

/** So many mails are read at a time when only some of their readings are wanted. */
const batch = 50;

/** The newest readings of all mails, by their newest hits, and replies and mails that came back, newest first. */
export async function readFeed(
  db: FeedTables,
  { limit, filter = {}, search = "" }: FeedQuery,
): Promise<FeedReading[]> {
  const devices = await ownDevices.read(db);
  if (isAll(filter) && search.trim() === "") {
    // Of as many mails with the newest events, none but the newest reading of each may be among them.
    const messages = await latestMails(db, limit);
    return byTime(messages.flatMap((message) => readingsOf(message, devices))).slice(0, limit);
  }
  const isFound = mailMatcherBeside(search);
  const isWanted = readingFilter(filter);
  const mails = await readAllSummaries(db);
  const candidates = candidatesAmong(
    mails.filter((mail) => isFound(mail, mail.links)),
    filter,
  );
  let found: FeedReading[] = [];
  const missing = new Set<EventId>(filter.hits);
  for (let index = 0; index < candidates.length; index += batch) {
    const some = candidates.slice(index, index + batch);
    // What comes now is older than everything that stands there.
    if (found.length === limit && (found.at(-1)?.at ?? 0) >= (some[0]?.until ?? 0)) break;
    if (filter.hits !== undefined && missing.size === 0) break;
    const readings = await readingsOfMails(db, some, devices);
    for (const { hits } of readings) for (const { eventId } of hits) missing.delete(eventId);
    const wanted = readings.filter(
      (reading) => isWanted(reading) && isFound(reading.message, destinationsOf(reading)),
    );
    found = byTime([...found, ...wanted]).slice(0, limit);
  }
  return found;
}

/** The mails whose newest event is the newest. */
function latestMails(db: FeedTables, limit: number): Promise<MessageDocument[]> {
  return db.messages
    .orderBy("lastEventAt")
    .reverse()
    .filter((message) => !isGone(message))
    .limit(limit)
    .toArray();
}

async function readingsOfMails(
  db: FeedTables,
  mails: readonly { readonly id: MessageId }[],
  devices: readonly ClientTraits[],
): Promise<FeedReading[]> {
  const messages = await db.messages.bulkGet(mails.map(({ id }) => id));
  return messages.flatMap((message) =>
    message === undefined || isGone(message) ? [] : readingsOf(message, devices),
  );
}

function readingsOf(message: MessageDocument, devices: readonly ClientTraits[]): FeedReading[] {
  const folded = foldDocument(message, devices);
  const { repliedAt, bouncedAt } = folded.engagement;
  const all = explainReadings(message, folded).map(({ verdict, hits }): FeedReading => {
    const [newest] = hits;
    return { kind: newest?.kind ?? "open", at: newest?.at ?? 0, message, verdict, hits };
  });
  if (repliedAt !== null)
    all.push({ kind: "reply", at: repliedAt, message, verdict: "person", hits: [] });
  if (bouncedAt !== null)
    all.push({ kind: "bounce", at: bouncedAt, message, verdict: "machine", hits: [] });
  return all;
}

function destinationsOf({ hits }: FeedReading): string[] {
  return [...new Set(hits.map(({ destination }) => destination))].filter((one) => one !== null);
}

function byTime(readings: readonly FeedReading[]): FeedReading[] {
  return readings.toSorted((a, b) => b.at - a.at);
}
