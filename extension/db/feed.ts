import type { Verdict } from "../../shared/event.ts";
import type { MessageId } from "../../shared/ids.ts";
import type { ClientTraits } from "../../shared/message-facts.ts";
import type { ExplainedHit } from "../messages.ts";
import { explainReadings } from "./explain.ts";
import { foldDocument, isGone, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import { mailMatcher } from "./search-mails.ts";
import { readAllSummaries } from "./summaries.ts";
import type { MailSummary } from "./summary.ts";
import type { Tables } from "./tables.ts";

/** One reading of a mail, or one click, with the mail it belongs to. */
export interface FeedReading {
  readonly message: MessageDocument;
  /** Of the reading as a whole. */
  readonly verdict: Verdict;
  /** Newest first. None: the mail could not be delivered, at `message.engagement.bouncedAt`. */
  readonly hits: readonly ExplainedHit[];
}

/** What can stand in the feed. */
export type FeedKind = "open" | "click" | "bounce";

/** Which readings are wanted. What is not named, or names nothing, leaves all. */
export interface FeedFilter {
  readonly kinds?: readonly FeedKind[];
  /** Of readings and clicks; a bounce is nobody's, and stays whatever stands here. */
  readonly verdicts?: readonly Verdict[];
}

export interface FeedQuery {
  /** So many at the most. */
  readonly limit: number;
  readonly filter?: FeedFilter;
  /** Only of mails that this finds, see `mailMatcher`. */
  readonly search?: string;
}

type FeedTables = Pick<Tables, "messages" | "summaries" | "kv">;

/** No reading lasts longer than half an hour, so its newest hit is no later than this after the oldest. */
const longestReadingMs = 1_800_000;
/** So many mails are read at a time when only some of their readings are wanted. */
const batch = 50;

/** The newest readings of all mails, by their newest hits, and mails that came back, newest first. */
export async function readFeed(
  db: FeedTables,
  { limit, filter = {}, search = "" }: FeedQuery,
): Promise<FeedReading[]> {
  const devices = await ownDevices.read(db);
  const isWanted = readingFilter(filter);
  const isAll = search.trim() === "" && isEmpty(filter.kinds) && isEmpty(filter.verdicts);
  if (isAll) {
    const messages = await latestMails(db, limit);
    return byTime(readingsOf(messages, devices)).slice(0, limit);
  }

  const mails = (await readAllSummaries(db)).filter(mailMatcher(search));
  const candidates = candidatesAmong(mails, isWanted);
  let found: FeedReading[] = [];
  for (let index = 0; index < candidates.length; index += batch) {
    const some = candidates.slice(index, index + batch);
    // What comes now is older than everything that stands there.
    if (found.length === limit && timeOf(found.at(-1)) >= (some[0]?.until ?? 0)) break;
    const messages = await db.messages.bulkGet(some.map(({ id }) => id));
    const standing = messages.flatMap((one) => (one === undefined || isGone(one) ? [] : [one]));
    const wanted = readingsOf(standing, devices).filter(isWanted);
    found = byTime([...found, ...wanted]).slice(0, limit);
  }
  return found;
}

/** The mails whose newest event is the newest, in which as many of the newest readings stand. */
function latestMails(db: FeedTables, limit: number): Promise<MessageDocument[]> {
  return db.messages
    .orderBy("lastEventAt")
    .reverse()
    .filter((message) => !isGone(message))
    .limit(limit)
    .toArray();
}

function readingsOf(
  messages: readonly MessageDocument[],
  devices: readonly ClientTraits[],
): FeedReading[] {
  return messages.flatMap((message): FeedReading[] => {
    const readings = explainReadings(message, foldDocument(message, devices));
    const bounce = message.bouncedAt === null ? [] : [{ verdict: "machine", hits: [] } as const];
    return [...readings, ...bounce].map((reading) => ({ message, ...reading }));
  });
}

/** What of a reading the filter looks at. */
interface Kind {
  readonly verdict: Verdict;
  readonly hits: readonly Pick<ExplainedHit, "kind">[];
}

function readingFilter({ kinds, verdicts }: FeedFilter): (reading: Kind) => boolean {
  return ({ verdict, hits: [first] }) =>
    leaves(kinds, first?.kind ?? "bounce") && (first === undefined || leaves(verdicts, verdict));
}

/** Whether a list of what is wanted leaves this one; it wants all where it names none. */
function leaves<T>(wanted: readonly T[] = [], one: T): boolean {
  return isEmpty(wanted) || wanted.includes(one);
}

function isEmpty(list: readonly unknown[] = []): boolean {
  return list.length === 0;
}

interface Candidate {
  readonly id: MessageId;
  /** None of its readings that are wanted is newer. */
  readonly until: number;
}

/** The mails that have such readings, those with the newest first: their documents are many times as large. */
function candidatesAmong(
  mails: readonly MailSummary[],
  isWanted: (reading: Kind) => boolean,
): Candidate[] {
  return mails
    .flatMap(({ id, readings, engagement }): Candidate[] => {
      let until = -Infinity;
      for (const [at, kind, verdict] of readings)
        if (isWanted({ verdict, hits: [{ kind }] })) until = Math.max(until, at + longestReadingMs);
      if (engagement.bouncedAt !== null && isWanted({ verdict: "machine", hits: [] }))
        until = Math.max(until, engagement.bouncedAt);
      return until === -Infinity ? [] : [{ id, until }];
    })
    .sort((a, b) => b.until - a.until);
}

function byTime(readings: readonly FeedReading[]): FeedReading[] {
  return readings.toSorted((a, b) => timeOf(b) - timeOf(a));
}

function timeOf(reading: FeedReading | undefined): number {
  return reading?.hits[0]?.at ?? reading?.message.bouncedAt ?? 0;
}
