import type { LogCursor, Position } from "./log-cursor.ts";

/**
 * How late an event may become visible, after the time that Firestore stamped it with, and still reach everyone, in
 * milliseconds. A commit takes a fraction of a second; one that takes longer than this can be missed by a reader who
 * was there in between, and is found by one who starts from the beginning.
 */
export const OVERLAP_MS = 30_000;

interface ReadPage {
  /** Of its events, in their order. */
  readonly positions: readonly Position[];
  readonly more: boolean;
  /** The time that the page was true at, in milliseconds since 1970, by the clock that stamps the events. */
  readonly readTime: number;
}

/** Where a reader stands who was at `from` and has read this page. Why it may go back: docs/adr/0011. */
export function advanceCursor(from: LogCursor, { positions, more, readTime }: ReadPage): LogCursor {
  // Once an unsettled event was passed, nothing behind it counts as settled before it was read again: a late one may
  // have appeared before it since.
  const settled =
    from.page === null
      ? (positions.findLast((position) => millisOf(position) <= readTime - OVERLAP_MS) ??
        from.settled)
      : from.settled;
  const last = positions.at(-1);
  // At the end the next read goes back, to see the unsettled ones again.
  if (!more || last === undefined || last === settled) return { settled, page: null };
  return { settled, page: last };
}

/** In milliseconds since 1970, rounded down. */
export function millisOf({ seconds, nanoseconds }: Position): number {
  return seconds * 1_000 + Math.floor(nanoseconds / 1_000_000);
}
