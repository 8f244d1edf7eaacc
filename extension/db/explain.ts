import type { Folded } from "../../shared/engagement.ts";
import type { HitEvent, Verdict } from "../../shared/event.ts";
import type { EventId } from "../../shared/ids.ts";
import { clientKey, traitsOf, type ClientTraits } from "../../shared/message-facts.ts";
import type { ExplainedHit, MessageExplanation } from "../messages.ts";
import { foldDocument, isGone, type MessageDocument } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import type { Tables } from "./tables.ts";

/** A clock that seems wrong by less may well be right: servers give the time in whole seconds. */
const measuredToMs = 2_000;

/** One reading of a mail, or one click, with everything that explains it. */
export interface ExplainedReading {
  /** Of the reading as a whole. */
  readonly verdict: Verdict;
  /** Newest first; at least one. */
  readonly hits: ExplainedHit[];
}

/** What came of the mail that has this id in the mail client, or null for one that is not tracked. */
export async function explainMessage(
  db: Pick<Tables, "messages" | "kv">,
  { threadId, mailMessageId }: { readonly threadId: string; readonly mailMessageId: string },
): Promise<MessageExplanation | null> {
  const documents = await db.messages.where("mailMessageId").equals(mailMessageId).toArray();
  const document = documents.find((found) => found.threadId === threadId && !isGone(found));
  return document === undefined ? null : explainDocument(document, await ownDevices.read(db));
}

/** Everything that came of a mail. */
export function explainDocument(
  document: MessageDocument,
  ownDevices: readonly ClientTraits[],
): MessageExplanation {
  return explainFolded(document, foldDocument(document, ownDevices));
}

/** @param folded what the mail's events mean together. */
export function explainFolded(document: MessageDocument, folded: Folded): MessageExplanation {
  return {
    messageId: document.id,
    engagement: folded.engagement,
    readings: explainReadings(document, folded).map(({ hits }) => hits),
  };
}

/** A mail's readings by their newest hits, newest first. */
export function explainReadings(
  { links, corrections, clockSkew }: Pick<MessageDocument, "links" | "corrections" | "clockSkew">,
  { judgements, sessions }: Folded,
): ExplainedReading[] {
  /** How many hits that are not the rep's own each client made. */
  const foreign = new Map<string, number>();
  /** Of which hit the rep said that all by its client were theirs. */
  const teachers = new Map<string, EventId>();
  const wordOn = (id: EventId) => corrections.find(({ eventId }) => eventId === id)?.scope ?? null;
  const isOwn = ({ id }: HitEvent) => judgements.get(id)?.verdict === "self";
  for (const hit of sessions.flatMap(({ hits }) => hits)) {
    const key = clientKey(traitsOf(hit));
    if (wordOn(hit.id) === "same-client") teachers.set(key, hit.id);
    if (!isOwn(hit)) foreign.set(key, (foreign.get(key) ?? 0) + 1);
  }
  const explain = (hit: HitEvent): ExplainedHit => {
    const { id, kind, receivedAt, link, client, network } = hit;
    const judgement = judgements.get(id);
    if (judgement === undefined) throw new Error("a hit without a judgement");
    const { verdict, confidence, reasons } = judgement;
    const key = clientKey(traitsOf(hit));
    const isTaught = reasons[0] === "same-as-that-was-me";
    return {
      eventId: id,
      kind,
      at: receivedAt,
      age: trueAge(hit, clockSkew),
      destination: links[link - 1] ?? null,
      verdict,
      confidence,
      reasons: [...reasons],
      client,
      network,
      correction: wordOn(id),
      taughtBy: isTaught ? (teachers.get(key) ?? null) : null,
      similar: (foreign.get(key) ?? 0) - (isOwn(hit) ? 0 : 1),
    };
  };
  return sessions
    .map(({ hits, verdict }) => ({ verdict, hits: hits.map(explain).toReversed() }))
    .sort((a, b) => newestAt(b.hits) - newestAt(a.hits));
}

/** Seconds from minting to the hit. The token was minted by this computer's clock, the hit was received by the server's. */
function trueAge({ age }: HitEvent, clockSkew: number | null): number {
  const isWrong = clockSkew !== null && Math.abs(clockSkew) > measuredToMs;
  // No hit comes before its token is minted.
  return isWrong ? Math.max(0, age + Math.round(clockSkew / 1_000)) : age;
}

function newestAt([newest]: readonly ExplainedHit[]): number {
  return newest?.at ?? 0;
}
