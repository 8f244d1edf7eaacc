/** Ends a timer; calling it again does nothing. */
export type Cancel = () => void;

/** Timers as a parameter, so that tests can turn the clock by hand. */
export interface Timers {
  /** Runs once after `ms` milliseconds. */
  after(ms: number, run: () => void): Cancel;
  /** Runs every `ms` milliseconds until cancelled. */
  every(ms: number, run: () => void): Cancel;
}

/** The host's own timers. They never keep the process alive by themselves. */
export const systemTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  every(ms, run) {
    const timer = setInterval(run, ms);
    timer.unref();
    return () => clearInterval(timer);
  },
};
