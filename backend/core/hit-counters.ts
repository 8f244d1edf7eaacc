/** What became of the hits since the start: numbers only, without any identity. */
export interface HitCounters {
  /** Durable in the event log before the answer. */
  stored: number;
  /** The log was not to be had; durable in the fallback queue before the answer. */
  deferred: number;
  /** Moved from the fallback queue into the log later. */
  replayed: number;
  /** Neither log nor queue; written to the structured log as a whole event. */
  loggedOnly: number;
  /** Open URLs with an unknown or damaged token: answered with the picture, never stored. */
  unknownOpens: number;
  /** Click URLs whose tag does not match: answered with the page that names the destination. */
  damagedClicks: number;
}

export function createHitCounters(): HitCounters {
  return { stored: 0, deferred: 0, replayed: 0, loggedOnly: 0, unknownOpens: 0, damagedClicks: 0 };
}
