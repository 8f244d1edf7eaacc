import type { LogEvent } from "../../../shared/event.ts";
import type { EventId, SenderId } from "../../../shared/ids.ts";

/** A value as Firestore's REST API writes it. */
type RestValue =
  | { readonly nullValue: null }
  | { readonly stringValue: string }
  | { readonly integerValue: string }
  | { readonly timestampValue: string }
  | { readonly arrayValue: { readonly values: readonly RestValue[] } }
  | { readonly mapValue: { readonly fields: RestFields } };

export type RestFields = Readonly<Record<string, RestValue>>;

/** The last instant that a Firestore timestamp can name: the end of the year 9999, in milliseconds since 1970. */
const END_OF_TIME = 253_402_300_799_999;

/** When Firestore took the event: set by the server, for only one clock can put the events of many writers in order. */
export const STORED_AT = "storedAt";

/** Where an event stands: one subcollection for each sender, so that no index is shared by all. */
export function eventPath(sid: SenderId, id: EventId): string {
  return `${eventsPath(sid)}/${id}`;
}

/** The subcollection of one sender's events. */
export function eventsPath(sid: SenderId): string {
  return `senders/${sid}/events`;
}

/**
 * The document of an event, but for its id and sender, which its path says, and for `storedAt`.
 * @param retentionMs how long after the hit the document may be deleted, by Firestore's TTL policy on `expireAt`.
 */
export function eventFields(event: LogEvent, retentionMs: number): RestFields {
  const { client, network } = event;
  const expireAt = new Date(Math.min(event.receivedAt + retentionMs, END_OF_TIME));
  return {
    messageId: text(event.messageId),
    recipient: integer(event.recipient),
    kind: text(event.kind),
    link: integer(event.link),
    receivedAt: integer(event.receivedAt),
    age: integer(event.age),
    verdict: text(event.verdict),
    reasons: { arrayValue: { values: event.reasons.map(text) } },
    client: map({ family: text(client.family), os: text(client.os), device: text(client.device) }),
    network: map({
      class: text(network.class),
      country: network.country === null ? { nullValue: null } : text(network.country),
    }),
    expireAt: { timestampValue: expireAt.toISOString() },
  };
}

/** Half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD: for its sake no event is refused. */
function text(value: string): RestValue {
  return { stringValue: value.toWellFormed() };
}

function integer(value: number): RestValue {
  return { integerValue: String(value) };
}

function map(fields: RestFields): RestValue {
  return { mapValue: { fields } };
}
