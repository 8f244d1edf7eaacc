import type { LogEvent } from "../../shared/event.ts";
import type { FallbackQueue } from "./fallback-queue.ts";
import { LAST_RESORT_MESSAGE } from "./last-resort.ts";
import type { HitCounters } from "./hit-counters.ts";
import type { Signals } from "./signals.ts";
import { describeError, type StructuredLog } from "./structured-log.ts";
import type { WatchedLog } from "./watched-log.ts";

interface RecorderDeps {
  readonly log: WatchedLog;
  readonly fallback: FallbackQueue;
  readonly signals: Signals;
  readonly counters: HitCounters;
  readonly logger: StructuredLog;
}

/**
 * Gives the function that makes a hit durable: event log, else fallback queue, else one structured log line with the
 * whole event. It never rejects, because the recipient's answer never depends on our storage.
 */
export function createHitRecorder({ log, fallback, signals, counters, logger }: RecorderDeps) {
  return async (event: LogEvent): Promise<void> => {
    try {
      await log.append(event);
    } catch {
      // `watchLog` says that the log is down, once.
      await defer(event);
      return;
    }
    counters.stored++;
    signals.publish(event.sid);
  };

  async function defer(event: LogEvent): Promise<void> {
    try {
      await fallback.add(event);
      counters.deferred++;
    } catch (cause) {
      counters.loggedOnly++;
      logger.error({ event, error: describeError(cause) }, LAST_RESORT_MESSAGE);
    }
  }
}
