import { foldEngagement, type Engagement, type Folded } from "../../shared/engagement.ts";
import { isHit, type LogEvent } from "../../shared/event.ts";
import type { EventId, MessageId } from "../../shared/ids.ts";
import type { ClientTraits, Correction, MessageFacts } from "../../shared/message-facts.ts";
import type { SentMessage } from "../messages.ts";

/** Readings that nobody was told of yet. */
export interface DueNotification {
  /** The newest of the opens and the newest of the clicks among them, by their newest hits. */
  readonly hits: readonly EventId[];
  /** When the newest of these hits was received, in milliseconds since 1970. */
  readonly at: number;
}

/** A tracked mail with everything known of it. `null` in an indexed field keeps it out of that index. */
export interface MessageDocument extends SentMessage {
  /** False while only events are known: `record-sent` has not arrived. */
  readonly recorded: boolean;
  /** The mail that replaced this one when its send was undone. */
  readonly supersededBy: MessageId | null;
  /** How far this computer's clock was ahead of the server's when it was sent, in milliseconds; null: not known. */
  readonly clockSkew: number | null;
  readonly repliedAt: number | null;
  readonly bouncedAt: number | null;
  /** See `MessageFacts`, as of the next two. */
  readonly followUps: readonly number[];
  readonly alongside: MessageFacts["alongside"];
  readonly corrections: readonly Correction[];
  /** In the order of arrival, each id once; views among them. */
  readonly events: readonly LogEvent[];
  /** When the newest hit came, or the reply or bounce, if that is newer. */
  readonly lastEventAt: number | null;
  readonly engagement: Engagement;
  readonly due: DueNotification | null;
  /** The rep's own labels, each once, in the order in which they were given. */
  readonly tags: readonly string[];
  /** Nothing notifies of it. */
  readonly muted: boolean;
  /** What the rep is to be reminded of, `at` milliseconds since 1970, unless it has been opened or answered by then. */
  readonly remind: { readonly at: number; readonly unless: "opened" | "replied" } | null;
  /** When the rep deleted it, or its time was over. Nothing shows it, and ten minutes later nothing but its id is left. */
  readonly deletedAt: number | null;
}

/** A document for a mail of which nothing is known yet. */
export function blankDocument(id: MessageId): MessageDocument {
  const blank: Omit<MessageDocument, "engagement"> = {
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
    clockSkew: null,
    repliedAt: null,
    bouncedAt: null,
    followUps: [],
    alongside: {},
    corrections: [],
    events: [],
    lastEventAt: null,
    due: null,
    tags: [],
    muted: false,
    remind: null,
    deletedAt: null,
  };
  return { ...blank, engagement: foldDocument(blank, []).engagement };
}

/** Nothing shows it: it was sent again under another id, or was deleted. */
export function isGone({
  supersededBy,
  deletedAt,
}: Pick<MessageDocument, "supersededBy" | "deletedAt">): boolean {
  return supersededBy !== null || deletedAt !== null;
}

/** What of a mail is tracked. Versions before 0.6 did not say so: both. */
export function trackingOf({
  tracking = { opens: true, links: true },
}: Pick<SentMessage, "tracking">): NonNullable<SentMessage["tracking"]> {
  return tracking;
}

/** The rep sent it without tracking: lists show that it is there, and it counts nowhere. */
export function isUntracked(mail: Pick<SentMessage, "tracking">): boolean {
  const { opens, links } = trackingOf(mail);
  return !opens && !links;
}

/** Gmail's "Undo send" is always on, for 5 s at least; https://support.google.com/mail/answer/2819488 (2026-11). */
const heldForMs: Record<MessageDocument["mailClient"], number> = { gmail: 5_000, outlook: 0 };

/** What is known of the mail besides its events. */
function factsOf(
  document: Omit<MessageDocument, "engagement" | "due">,
  ownDevices: readonly ClientTraits[],
): MessageFacts {
  const { mailClient, sentAt, recipients, links } = document;
  const { scheduled = false } = document;
  const hasTime = scheduled || document.clockSkew !== null;
  const { repliedAt, bouncedAt, followUps, alongside, corrections } = document;
  return {
    sentAt: sentTime(document),
    // By a clock of which nothing is known it could be any time.
    confirmedAt: sentAt === null || !hasTime ? null : sentTime(document),
    scheduled,
    heldFor: heldForMs[mailClient],
    recipients: Math.max(1, recipients.length),
    links: links.length,
    repliedAt,
    bouncedAt,
    followUps,
    alongside,
    corrections,
    ownDevices,
  };
}

/** What the mail's events mean together, by all that is known of it. */
export function foldDocument(
  document: Omit<MessageDocument, "engagement" | "due">,
  ownDevices: readonly ClientTraits[],
): Folded {
  return foldEngagement(factsOf(document, ownDevices), document.events);
}

/** When the mail went out by the server's clock, as well as it is known, in milliseconds since 1970. */
export function sentTime({
  sentAt,
  mintedAt,
  clockSkew,
  scheduled,
}: Pick<MessageDocument, "sentAt" | "mintedAt" | "clockSkew" | "scheduled">): number {
  // Mail servers' clocks are right.
  if (scheduled === true && sentAt !== null) return sentAt;
  return (sentAt ?? mintedAt) - (clockSkew ?? 0);
}

/**
 * Adds those events that the document does not hold yet. A view is held as this browser wrote it until the log says when
 * it was.
 * @returns the same document when all of them were known.
 */
export function addEvents(document: MessageDocument, events: readonly LogEvent[]): MessageDocument {
  const all = new Map(document.events.map((event) => [event.id, event]));
  let { lastEventAt, mintedAt } = document;
  let isSame = true;
  for (const event of events) {
    const known = all.get(event.id);
    if (known !== undefined && (isHit(event) || known.receivedAt === event.receivedAt)) continue;
    all.set(event.id, event);
    isSame = false;
    if (!isHit(event)) continue;
    lastEventAt = Math.max(lastEventAt ?? 0, event.receivedAt);
    // As long as nothing else says when it was sent, its hits do.
    if (mintedAt === 0) mintedAt = event.receivedAt - event.age * 1000;
  }
  return isSame ? document : { ...document, events: [...all.values()], lastEventAt, mintedAt };
}

/**
 * Completes a document with what a content script says of the mail. Facts that are known are never lost again, so
 * the calls may come repeatedly and in any order.
 * @param clockSkew how far this computer's clock is ahead of the server's, in milliseconds; null: not known.
 */
export function completeDocument(
  before: MessageDocument,
  message: SentMessage,
  clockSkew: number | null,
): MessageDocument {
  return {
    ...before,
    ...message,
    threadId: message.threadId ?? before.threadId,
    mailMessageId: message.mailMessageId ?? before.mailMessageId,
    sentAt: message.sentAt ?? before.sentAt,
    scheduled: (message.sentAt === null ? before : message).scheduled,
    clockSkew: before.clockSkew ?? clockSkew,
    recorded: true,
  };
}
