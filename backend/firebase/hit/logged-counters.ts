import { createHitCounters, type HitCounters } from "../../core/hit-counters.ts";
import type { StructuredLog } from "../../core/structured-log.ts";

/**
 * Counters whose unknown opens and damaged clicks become a line of the log each: an instance lives for minutes, so its
 * own numbers would be lost, while log-based metrics count the lines of all instances. Such a line holds nothing of the
 * URL.
 */
export function createLoggedCounters(logger: StructuredLog): HitCounters {
  let unknownOpens = 0;
  let damagedClicks = 0;
  return {
    ...createHitCounters(),
    get unknownOpens() {
      return unknownOpens;
    },
    set unknownOpens(value) {
      unknownOpens = value;
      logger.info({}, "unknown open");
    },
    get damagedClicks() {
      return damagedClicks;
    },
    set damagedClicks(value) {
      damagedClicks = value;
      logger.info({}, "damaged click");
    },
  };
}
