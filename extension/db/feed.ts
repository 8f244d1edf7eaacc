import { isHit, type HitEvent, type Verdict } from "../../shared/event.ts";
import { confidenceOf } from "../../shared/verdict/reasons.ts";
import type { ExplainedHit } from "../messages.ts";
import type { SightlineDatabase } from "./database.ts";
import type { MessageDocument } from "./message-document.ts";

/** One reading of a mail, or one click, with the mail it belongs to. */
export interface FeedReading {
  readonly message: MessageDocument;
  /** Of the reading as a whole. */
  readonly verdict: Verdict;
  /** Newest first; at least one. */
  readonly hits: readonly ExplainedHit[];
}

/** The newest readings of all mails, by their newest hits, newest first. */
export async function readFeed(
  db: Pick<SightlineDatabase, "messages">,
  limit: number,
): Promise<FeedReading[]> {
  // The newest `limit` readings stand in the `limit` messages whose newest event is the newest.
  const messages = await db.messages.orderBy("lastEventAt").reverse().limit(limit).toArray();
  return messages
    .flatMap((message) => message.events.filter(isHit).map((event) => readingOf(message, event)))
    .sort((a, b) => (b.hits[0]?.at ?? 0) - (a.hits[0]?.at ?? 0))
    .slice(0, limit);
}

function readingOf(message: MessageDocument, event: HitEvent): FeedReading {
  const { id, kind, receivedAt, age, link, verdict, reasons, client, network } = event;
  const confidence = confidenceOf(reasons[0] ?? "");
  const destination = message.links[link - 1] ?? null;
  const hit: ExplainedHit = {
    eventId: id,
    kind,
    at: receivedAt,
    age,
    destination,
    verdict,
    confidence,
    reasons,
    client,
    network,
    correction: null,
    similar: 0,
  };
  return { message, verdict, hits: [hit] };
}
