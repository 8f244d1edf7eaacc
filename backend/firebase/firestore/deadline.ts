import type { Timers } from "../../core/timers.ts";

/** One-shot timers, which is all that a deadline takes. */
export type DeadlineTimers = Pick<Timers, "after">;

/** The host's timers. Unlike `systemTimers` they keep the process alive: a command may have nothing else to wait for. */
export const holdingTimers: DeadlineTimers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** What the promise gives, or a rejection with `tooLate()` when that takes longer than `ms` milliseconds. */
export function within<Value>(
  ms: number,
  timers: DeadlineTimers,
  promise: Promise<Value>,
  tooLate: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(ms, () => reject(tooLate()));
    promise.then(resolve, reject).finally(cancel);
  });
}

export function pause(ms: number, timers: DeadlineTimers): Promise<void> {
  return new Promise((resolve) => timers.after(ms, resolve));
}
