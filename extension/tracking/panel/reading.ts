import type { Verdict } from "../../../shared/event.ts";
import type { EventId } from "../../../shared/ids.ts";
import { isShared } from "../../../shared/network-class.ts";
import type { ExplainedHit } from "../../messages.ts";
import { actionWords, type HitWords, hitWords } from "../../ui/hit-words.ts";

/** One reading of a mail, or one click, as the panel shows it. */
export interface Reading {
  /** The same while the reading grows: its oldest hit's. */
  readonly id: EventId;
  readonly verdict: Verdict;
  /** "Opened", "Clicked shop.example.com/pricing". */
  readonly what: string;
  /** Milliseconds since 1970, of its newest hit. */
  readonly at: number;
  /** How many fetches it is. */
  readonly fetches: number;
  readonly words: HitWords;
  /** What "That was me" corrects: every hit of it that is not the rep's own yet. */
  readonly correctable: readonly EventId[];
  /** What "Undo" takes back. */
  readonly corrected: readonly EventId[];
  /** What "Undo for all of them" takes back, where it was said of another reading. */
  readonly taughtBy: EventId | null;
  /** After "That was me": the others of this mail by the same client, to be offered; null where there are none. */
  readonly offer: {
    readonly eventId: EventId;
    readonly others: number;
    /** Their client is everybody's. */
    readonly isShared: boolean;
  } | null;
}

const FROM_STRONGEST: readonly Verdict[] = ["person", "unconfirmed", "machine", "self"];

/**
 * @param hits of one reading, in any order
 * @throws {TypeError} for none
 */
export function readingOf(hits: readonly ExplainedHit[]): Reading {
  const oldestFirst = hits.toSorted((a, b) => a.at - b.at);
  const [oldest] = oldestFirst;
  const newest = oldestFirst.at(-1);
  if (oldest === undefined || newest === undefined) throw new TypeError("a reading without hits");
  const verdict =
    FROM_STRONGEST.find((one) => hits.some((hit) => hit.verdict === one)) ?? oldest.verdict;
  // A reading that was corrected says so, also where other hits of it were the rep's own for another reason.
  const ofVerdict = oldestFirst.filter((hit) => hit.verdict === verdict);
  const speaks = ofVerdict.find((hit) => hit.correction !== null) ?? ofVerdict[0] ?? oldest;
  const marked = hits.find((hit) => hit.correction === "event" && hit.similar > 0);
  return {
    id: oldest.eventId,
    verdict,
    what: actionWords(oldest),
    at: newest.at,
    fetches: hits.length,
    words: hitWords(speaks),
    correctable: oldestFirst.filter((hit) => hit.verdict !== "self").map((hit) => hit.eventId),
    corrected: oldestFirst.filter((hit) => hit.correction !== null).map((hit) => hit.eventId),
    taughtBy: hits.find((hit) => hit.taughtBy !== null)?.taughtBy ?? null,
    offer:
      verdict === "self" && marked !== undefined
        ? {
            eventId: marked.eventId,
            others: marked.similar,
            isShared: isShared(marked.network.class),
          }
        : null,
  };
}
