import { foldEngagement, type Engagement } from "../../shared/engagement.ts";
import type { LogEvent, HitKind } from "../../shared/event.ts";
import type { MessageId } from "../../shared/ids.ts";
import type { MessageFacts } from "../../shared/message-facts.ts";
import type { SentMessage } from "../messages.ts";

/** Person hits that nobody was told of yet. A click outranks an open, because it says more. */
export interface DueNotification {
  readonly kind: HitKind;
  /** The link of the newest click, from 1; 0 for an open. */
  readonly link: number;
  /** When the newest of these hits was received, in milliseconds since 1970. */
  readonly at: number;
}

/** A tracked mail with everything known of it. `null` in an indexed field keeps it out of that index. */
export interface MessageDocument extends SentMessage {
  /** False while only events are known: `record-sent` has not arrived. */
  readonly recorded: boolean;
  /** The mail that replaced this one when its send was undone. */
  readonly supersededBy: MessageId | null;
  readonly repliedAt: number | null;
  /** In the order of arrival, each id once. */
  readonly events: readonly LogEvent[];
  readonly lastEventAt: number | null;
  readonly engagement: Engagement;
  readonly due: DueNotification | null;
}

/** A document for a mail of which nothing but the first event is known. */
export function unrecordedDocument(first: LogEvent): MessageDocument {
  return refold({
    ...blank(first.messageId),
    mintedAt: first.receivedAt - first.age * 1000,
  });
}

/** What adding events did to a document. */
export interface EventsAdded {
  readonly document: MessageDocument;
  /** How many more opens and clicks of a person there are now. */
  readonly personHits: number;
}

/**
 * Adds those events that the document does not hold yet.
 * @param notify false while notifications are paused: then these hits never become due.
 * @returns null when every event was known already.
 */
export function addEvents(
  document: MessageDocument,
  events: readonly LogEvent[],
  notify: boolean,
): EventsAdded | null {
  const known = new Set(document.events.map((event) => event.id));
  const fresh: LogEvent[] = [];
  for (const event of events) {
    if (known.has(event.id)) continue;
    known.add(event.id);
    fresh.push(event);
  }
  if (fresh.length === 0) return null;

  const newest = fresh.reduce((latest, event) => Math.max(latest, event.receivedAt), 0);
  const next = refold({
    ...document,
    events: [...document.events, ...fresh],
    lastEventAt: Math.max(document.lastEventAt ?? 0, newest),
  });
  // The fold has the last word on who is a person, so its counts are compared, not the events' verdicts.
  const opens = next.engagement.opens.person - document.engagement.opens.person;
  const clicks = next.engagement.clicks.person - document.engagement.clicks.person;
  const personHits = Math.max(0, opens) + Math.max(0, clicks);
  if (!notify || personHits === 0) return { document: next, personHits };
  const due: DueNotification =
    clicks > 0
      ? { kind: "click", link: newestClickedLink(fresh), at: newest }
      : { kind: "open", link: 0, at: newest };
  return { document: { ...next, due: mergeDue(document.due, due) }, personHits };
}

/**
 * Completes a document with what a content script says of the mail. Facts that are known are never lost again, so
 * the calls may come repeatedly and in any order.
 */
export function completeDocument(
  document: MessageDocument | undefined,
  message: SentMessage,
): MessageDocument {
  const before = document ?? blank(message.id);
  return refold({
    ...before,
    ...message,
    threadId: message.threadId ?? before.threadId,
    mailMessageId: message.mailMessageId ?? before.mailMessageId,
    sentAt: message.sentAt ?? before.sentAt,
    recorded: true,
  });
}

/** Mail clients cut the time of a mail to the minute. */
const minuteMs = 60_000;

/**
 * Notes that somebody answered. The first answer after the mail counts; one that is older than the mail answers
 * another. Gives the same document when nothing changes.
 */
export function addReply(document: MessageDocument, repliedAt: number): MessageDocument {
  if (repliedAt <= sentTime(document) - minuteMs) return document;
  if (document.repliedAt !== null && document.repliedAt <= repliedAt) return document;
  return refold({ ...document, repliedAt });
}

/** When the mail went out, as well as it is known, in milliseconds since 1970. */
function sentTime(message: SentMessage): number {
  return message.sentAt ?? message.mintedAt;
}

const noFacts: MessageFacts = {
  sentAt: 0,
  confirmedAt: null,
  recipients: 1,
  links: 0,
  repliedAt: null,
  bouncedAt: null,
  followUps: [],
  alongside: {},
  corrections: [],
  ownDevices: [],
};

function blank(id: MessageId): MessageDocument {
  return {
    id,
    mailClient: "gmail",
    account: "",
    subject: "",
    recipients: [],
    links: [],
    mintedAt: 0,
    threadId: null,
    mailMessageId: null,
    sentAt: null,
    recorded: false,
    supersededBy: null,
    repliedAt: null,
    events: [],
    lastEventAt: null,
    engagement: foldEngagement(noFacts, []).engagement,
    due: null,
  };
}

function refold(document: MessageDocument): MessageDocument {
  const facts: MessageFacts = {
    ...noFacts,
    sentAt: sentTime(document),
    recipients: Math.max(1, document.recipients.length),
    links: document.links.length,
    repliedAt: document.repliedAt,
  };
  return { ...document, engagement: foldEngagement(facts, document.events).engagement };
}

function newestClickedLink(events: readonly LogEvent[]): number {
  let newest: LogEvent | null = null;
  for (const event of events) {
    if (event.kind !== "click" || event.verdict !== "person") continue;
    if (newest === null || event.receivedAt >= newest.receivedAt) newest = event;
  }
  return newest?.link ?? 0;
}

function mergeDue(older: DueNotification | null, newer: DueNotification): DueNotification {
  if (older === null) return newer;
  const at = Math.max(older.at, newer.at);
  return older.kind === "click" && newer.kind === "open" ? { ...older, at } : { ...newer, at };
}
