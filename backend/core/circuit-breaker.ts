import type { EventLog } from "./event-log.ts";
import { UnavailableError } from "./unavailable-error.ts";

type Append = Pick<EventLog, "append">;

/** So many events in a row that were not taken in time mean that the log is down. */
const FAILURES = 3;
/** How long it is then left alone, in milliseconds. */
const REST_MS = 5_000;

/**
 * Spares recipients the wait for a log that is down. After three failures in a row `append` rejects at once for five
 * seconds; then one event tries, while the others still go to the fallback queue, and its success ends the rest. Without
 * it every picture would take seconds, and instances enough to hold all those who wait.
 *
 * Only an `UnavailableError` counts: an event that the log refuses says nothing about the next one.
 * @param now a steady clock in milliseconds.
 */
export function createCircuitBreaker(log: Append, now: () => number): Append {
  let failures = 0;
  let restUntil = 0;
  let trying = false;

  return {
    async append(event) {
      const isOpen = failures >= FAILURES;
      if (isOpen && (trying || now() < restUntil)) {
        throw new UnavailableError("the log was down a moment ago");
      }
      trying = isOpen;
      try {
        await log.append(event);
        failures = 0;
      } catch (cause) {
        if (cause instanceof UnavailableError) {
          failures += 1;
          restUntil = now() + REST_MS;
        }
        throw cause;
      } finally {
        if (isOpen) trying = false;
      }
    },
  };
}
