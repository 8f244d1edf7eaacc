import type { HitKind, Verdict } from "../../shared/event.ts";
import type { EventId, MessageId } from "../../shared/ids.ts";
import type { ExplainedHit } from "../messages.ts";
import type { MailSummary } from "./summary.ts";

/** What can stand in the feed. */
export type FeedKind = HitKind | "reply" | "bounce";

/** Which readings are wanted: those that all of these want. What is not named, or names nothing, wants all. */
export interface FeedFilter {
  readonly kinds?: readonly FeedKind[];
  /** Of readings and clicks. A reply and a bounce are of none of them, and are not there where this names some. */
  readonly verdicts?: readonly Verdict[];
  /** Only readings in which one of these hits stands; where it is there, an empty one wants none. */
  readonly hits?: ReadonlySet<EventId>;
}

/** No reading lasts longer than half an hour, so its newest hit is no later than this after the oldest. */
const longestReadingMs = 1_800_000;

/** Whether nothing is left out. */
export function isAll({ kinds = [], verdicts = [], hits }: FeedFilter): boolean {
  return kinds.length === 0 && verdicts.length === 0 && hits === undefined;
}

/** Whether a reading is wanted. */
export function readingFilter({
  kinds = [],
  verdicts = [],
  hits,
}: FeedFilter): (reading: {
  readonly kind: FeedKind;
  readonly verdict: Verdict;
  readonly hits: readonly Pick<ExplainedHit, "eventId">[];
}) => boolean {
  return (reading) =>
    isKindWanted(kinds, reading.kind) &&
    isVerdictWanted(verdicts, reading.kind, reading.verdict) &&
    (hits === undefined || reading.hits.some(({ eventId }) => hits.has(eventId)));
}

/** A mail with readings that may be wanted. */
export interface Candidate {
  readonly id: MessageId;
  /** None of them is newer; milliseconds since 1970. */
  readonly until: number;
}

/** The mails that have such readings, those with the newest first: their documents are many times as large. */
export function candidatesAmong(
  mails: readonly MailSummary[],
  { kinds = [], verdicts = [] }: FeedFilter,
): Candidate[] {
  return mails
    .map(({ id, readings, engagement }): Candidate => {
      const times = readings.flatMap(([at, kind, verdict]) =>
        isKindWanted(kinds, kind) && isVerdictWanted(verdicts, kind, verdict)
          ? [at + longestReadingMs]
          : [],
      );
      for (const [kind, at] of [
        ["reply", engagement.repliedAt],
        ["bounce", engagement.bouncedAt],
      ] as const)
        if (at !== null && isKindWanted(kinds, kind) && verdicts.length === 0) times.push(at);
      return { id, until: Math.max(-Infinity, ...times) };
    })
    .filter(({ until }) => until > -Infinity)
    .sort((a, b) => b.until - a.until);
}

function isKindWanted(kinds: readonly FeedKind[], kind: FeedKind): boolean {
  return kinds.length === 0 || kinds.includes(kind);
}

function isVerdictWanted(verdicts: readonly Verdict[], kind: FeedKind, verdict: Verdict): boolean {
  if (verdicts.length === 0) return true;
  return (kind === "open" || kind === "click") && verdicts.includes(verdict);
}
