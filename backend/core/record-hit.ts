import type { HitEvent } from "../../shared/event.ts";
import type { EventLog } from "./event-log.ts";
import type { FallbackQueue } from "./fallback-queue.ts";
import type { HitCounters } from "./hit-counters.ts";
import type { Signals } from "./signals.ts";
import { describeError, type StructuredLog } from "./structured-log.ts";

interface RecorderDeps {
  readonly log: Pick<EventLog, "append">;
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
  let healthy = true;

  return async (event: HitEvent): Promise<void> => {
    try {
      await log.append(event);
    } catch (cause) {
      // One line for each change of state: an outage under load must not fill the disk with complaints.
      if (healthy)
        logger.error(
          { error: describeError(cause) },
          "event log down, hits go to the fallback queue",
        );
      healthy = false;
      await defer(event);
      return;
    }
    if (!healthy) logger.info({}, "event log takes hits again");
    healthy = true;
    counters.stored++;
    signals.publish(event.sid);
  };

  async function defer(event: HitEvent): Promise<void> {
    try {
      await fallback.add(event);
      counters.deferred++;
    } catch (cause) {
      counters.loggedOnly++;
      logger.error({ event, error: describeError(cause) }, "hit kept in this line only");
    }
  }
}
