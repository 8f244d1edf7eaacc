import type { Verdict } from "../../shared/event.ts";
import type { ExplainedHit } from "../messages.ts";
import { explainReadings } from "./explain.ts";
import { foldDocument, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import type { Tables } from "./tables.ts";

/** One reading of a mail, or one click, with the mail it belongs to. */
export interface FeedReading {
  readonly message: MessageDocument;
  /** Of the reading as a whole. */
  readonly verdict: Verdict;
  /** Newest first. None: the mail could not be delivered, at `message.engagement.bouncedAt`. */
  readonly hits: readonly ExplainedHit[];
}

/** The newest readings of all mails, by their newest hits, and mails that came back, newest first. */
export async function readFeed(
  db: Pick<Tables, "messages" | "kv">,
  limit: number,
): Promise<FeedReading[]> {
  const devices = await ownDevices.read(db);
  // The newest `limit` readings stand in the `limit` messages whose newest event is the newest.
  const messages = await db.messages.orderBy("lastEventAt").reverse().limit(limit).toArray();
  return messages
    .flatMap((message): FeedReading[] => {
      const readings = explainReadings(message, foldDocument(message, devices));
      const bounce = message.bouncedAt === null ? [] : [{ verdict: "machine", hits: [] } as const];
      return [...readings, ...bounce].map((reading) => ({ message, ...reading }));
    })
    .sort((a, b) => timeOf(b) - timeOf(a))
    .slice(0, limit);
}

function timeOf({ message, hits: [newest] }: FeedReading): number {
  return newest?.at ?? message.bouncedAt ?? 0;
}
