import { createHitCounters, type HitCounters } from "../../core/hit-counters.ts";
import type { StructuredLog } from "../../core/structured-log.ts";

/**
 * Counters whose unknown opens and damaged clicks become a line of the log each: an instance lives for minutes, so its
 * own numbers would be lost; log-based metrics count the lines of all instances. Such a line holds nothing of the URL.
 */
export function createLoggedCounters(logger: StructuredLog): HitCounters {
  const counters = createHitCounters();
  return Object.defineProperties(
    { ...counters },
    {
      unknownOpens: loggedNumber(() => logger.info({}, "unknown open")),
      damagedClicks: loggedNumber(() => logger.info({}, "damaged click")),
    },
  );
}

function loggedNumber(log: () => void): PropertyDescriptor {
  let current = 0;
  return {
    enumerable: true,
    get: () => current,
    set(value: number) {
      if (value > current) log();
      current = value;
    },
  };
}
