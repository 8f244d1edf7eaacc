import type { HitKind, Verdict } from "./event.ts";

/** What makes a mail hot. Times are milliseconds since 1970. */
export interface HotFacts {
  readonly sentAt: number;
  /** Readings and clicks, by when they began, in any order. */
  readonly readings: readonly (readonly [at: number, kind: HitKind, verdict: Verdict])[];
}

/** A time through which a mail was hot without a break. */
export interface Heat {
  /** When the reading began that made it hot. */
  readonly since: number;
  /** From then on it is not hot any more, unless it is read again. */
  readonly until: number;
}

const dayMs = 24 * 3_600_000;
/** So many readings within a day. */
const several = 3;
/** Who comes back to a mail after so long has a reason to. */
const longMs = 14 * dayMs;
/** A click follows the reading in which it was made within this time. */
const sameReadingMs = 30 * 60_000;

/**
 * Whether somebody is busy with a mail just now: three readings by persons within the last 24 hours, or one within them that came
 * 14 days or more after the one before, or after sending.
 * @param now milliseconds since 1970, not before any of the readings.
 */
export function isHot(facts: HotFacts, now: number): boolean {
  return becameHotAt(facts, now) !== null;
}

/** Since when a mail has been hot without a break, in milliseconds since 1970, or null for one that is not hot now. */
export function becameHotAt(facts: HotFacts, now: number): number | null {
  const heat = lastHeat(facts);
  return heat === null || now >= heat.until ? null : heat.since;
}

/** The last time through which a mail was hot, or null for one that never was. */
export function lastHeat({ sentAt, readings }: HotFacts): Heat | null {
  const times = readingTimes(readings);
  let heat: Heat | null = null;
  for (const [index, at] of times.entries()) {
    const until = hotUntil(times, index, sentAt);
    if (until <= at) continue;
    heat =
      heat === null || at > heat.until
        ? { since: at, until }
        : { since: heat.since, until: Math.max(heat.until, until) };
  }
  return heat;
}

/** Until when the reading at this place makes the mail hot; not later than it began where it does not. */
function hotUntil(times: readonly number[], index: number, sentAt: number): number {
  const at = times[index] ?? 0;
  if (at - (times[index - 1] ?? sentAt) >= longMs) return at + dayMs;
  return (times[index - (several - 1)] ?? -Infinity) + dayMs;
}

/** When persons read, the oldest first. A click is a reading of its own where nobody was seen to read right before. */
function readingTimes(readings: HotFacts["readings"]): number[] {
  const times: number[] = [];
  let last = -Infinity;
  for (const [at, kind] of inOrder(readings.filter(([, , verdict]) => verdict === "person"))) {
    if (kind === "open" || at - last > sameReadingMs) times.push(at);
    last = at;
  }
  return times;
}

/** The oldest first, and of the same time the opens: a click may be reported before the picture that came with it. */
function inOrder(readings: HotFacts["readings"]): HotFacts["readings"] {
  const isSorted = readings.every(
    ([at], index) => index === 0 || at > (readings[index - 1]?.[0] ?? -Infinity),
  );
  // They mostly are, and this is asked with every hit.
  if (isSorted) return readings;
  return readings.toSorted(
    ([a, kindA], [b, kindB]) => a - b || Number(kindA === "click") - Number(kindB === "click"),
  );
}
