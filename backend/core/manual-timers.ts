import type { Timers } from "./timers.ts";

interface Pending {
  due: number;
  readonly every: number | null;
  readonly run: () => void;
}

/** For tests: timers and a clock that move only when told to. */
export interface ManualTimers extends Timers {
  readonly now: () => number;
  /** Moves the clock and runs what falls due, in order. */
  readonly advance: (ms: number) => void;
}

/** @param start Milliseconds since 1970 at which the clock stands. */
export function createManualTimers(start = Date.UTC(2026, 10, 21)): ManualTimers {
  let now = start;
  const pending = new Set<Pending>();

  const add = (ms: number, every: number | null, run: () => void) => {
    const timer = { due: now + ms, every, run };
    pending.add(timer);
    return () => void pending.delete(timer);
  };

  return {
    after: (ms, run) => add(ms, null, run),
    every: (ms, run) => add(ms, ms, run),
    now: () => now,
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...pending].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (next === undefined) break;
        now = next.due;
        if (next.every === null) pending.delete(next);
        else next.due += next.every;
        next.run();
      }
      now = end;
    },
  };
}
