import type { HitKind, Verdict } from "./event.ts";

/** What makes a mail hot. Times are milliseconds since 1970. */
export interface HotFacts {
  readonly sentAt: number;
  /** Readings and clicks, by when they began, in any order. */
  readonly readings: readonly (readonly [at: number, kind: HitKind, verdict: Verdict])[];
}

const dayMs = 24 * 3_600_000;
/** So many readings within a day. */
const several = 3;
/** Who comes back to a mail after so long has a reason to. */
const longMs = 14 * dayMs;
/** A click follows the reading in which it was made within this time. */
const sameReadingMs = 30 * 60_000;

/**
 * Whether somebody is busy with a mail just now: three readings by persons within the last 24 hours, or one that came 14 days or
 * more after the one before, or after sending.
 * @param now milliseconds since 1970.
 */
export function isHot(facts: HotFacts, now: number): boolean {
  return becameHotAt(facts, now) !== null;
}

/** Since when a mail has been hot without a break, or null for one that is not hot now. */
export function becameHotAt({ sentAt, readings }: HotFacts, now: number): number | null {
  const times = readingTimes(readings);
  // This computer's clock may be behind the server's, which knows of a reading already.
  const moment = Math.max(now, times.at(-1) ?? now);
  let since: number | null = null;
  let until = -Infinity;
  for (const [index, at] of times.entries()) {
    const end = hotUntil(times, index, sentAt);
    if (end <= at) continue;
    if (since === null || at > until) since = at;
    until = Math.max(until, end);
  }
  return moment < until ? since : null;
}

/** Until when the reading at this place makes the mail hot; not after it where it does not. */
function hotUntil(times: readonly number[], index: number, sentAt: number): number {
  const at = times[index] ?? 0;
  if (at - (times[index - 1] ?? sentAt) >= longMs) return at + dayMs;
  return (times[index - (several - 1)] ?? -Infinity) + dayMs;
}

/** When persons read, the oldest first. A click is a reading of its own where nobody was seen to read right before. */
function readingTimes(readings: HotFacts["readings"]): number[] {
  const signs = readings
    .filter(([, , verdict]) => verdict === "person")
    .toSorted(
      ([a, kindA], [b, kindB]) => a - b || Number(kindA === "click") - Number(kindB === "click"),
    );
  const times: number[] = [];
  let last = -Infinity;
  for (const [at, kind] of signs) {
    if (kind === "open" || at - last > sameReadingMs) times.push(at);
    last = at;
  }
  return times;
}
