import type { LogEvent } from "../../shared/event.ts";
import type { SightlineDatabase } from "./database.ts";
import type { MessageDocument } from "./message-document.ts";

/** One hit with the mail it belongs to. */
export interface FeedEntry {
  readonly event: LogEvent;
  readonly message: MessageDocument;
}

/** The newest hits of all mails, newest first. */
export async function readFeed(
  db: Pick<SightlineDatabase, "messages">,
  limit: number,
): Promise<FeedEntry[]> {
  // The newest `limit` events stand in the `limit` messages whose newest event is the newest.
  const messages = await db.messages.orderBy("lastEventAt").reverse().limit(limit).toArray();
  return messages
    .flatMap((message) => message.events.map((event) => ({ event, message })))
    .sort((a, b) => b.event.receivedAt - a.event.receivedAt)
    .slice(0, limit);
}
