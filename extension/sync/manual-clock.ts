interface Appointment {
  readonly at: number;
  readonly callback: () => void;
  readonly signal: AbortSignal;
}

/** For tests: time that passes only when told to. */
export function manualClock() {
  let now = 0;
  let appointments: Appointment[] = [];
  return {
    now: () => now,
    after: (milliseconds: number, callback: () => void, signal: AbortSignal) => {
      appointments.push({ at: now + milliseconds, callback, signal });
    },
    /** How many callbacks wait. */
    waiting: () => appointments.filter(({ signal }) => !signal.aborted).length,
    /** Lets so many milliseconds pass and calls whatever falls due, in order. */
    advance: (milliseconds: number) => {
      now += milliseconds;
      const due = appointments.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
      appointments = appointments.filter(({ at }) => at > now);
      for (const { callback, signal } of due) if (!signal.aborted) callback();
    },
  };
}
