import * as z from "zod";
import { logEventSchema } from "../../../shared/event.ts";
import type { EventLog } from "../../core/event-log.ts";
import { LAST_RESORT_MESSAGE } from "../../core/last-resort.ts";
import { describeError, type StructuredLog } from "../../core/structured-log.ts";

interface StoreDeferredDeps {
  readonly log: Pick<EventLog, "append">;
  readonly logger: StructuredLog;
}

/** One delivery of a task. */
export interface Delivery {
  readonly data: unknown;
  /** Deliveries of this task before this one. */
  readonly retryCount: number;
}

/** With pauses that grow to an hour, the last attempt is four days after the hit. */
export const DEFERRED_RETRIES = {
  maxAttempts: 100,
  minBackoffSeconds: 5,
  maxBackoffSeconds: 3_600,
  maxDoublings: 10,
};

const taskSchema = z.object({ event: logEventSchema });

/**
 * Gives the function that stores a hit that waited in the task queue. It rejects when the queue should bring it again:
 * while the log is down, and also when the task cannot be read, for `hit` may be of a newer version than this function is
 * until it is deployed too. What the log has not taken at the last attempt goes where the hit function's last resort goes
 * too, a line with the whole event that the replay reads; what still is no event is written down and done with.
 */
export function createStoreDeferred({ log, logger }: StoreDeferredDeps) {
  return async ({ data, retryCount }: Delivery): Promise<void> => {
    const isLast = retryCount + 1 >= DEFERRED_RETRIES.maxAttempts;
    const task = taskSchema.safeParse(data);
    if (!task.success) {
      // Names of fields only: what the rest may hold is not known.
      const fields = task.error.issues.map(({ path }) => path.join("."));
      if (!isLast) throw new Error(`a deferred task cannot be read: ${fields.join(", ")}`);
      logger.error({ fields }, "deferred task is no event");
      return;
    }
    const { event } = task.data;
    try {
      await log.append(event);
    } catch (cause) {
      if (!isLast) throw cause;
      logger.error({ event, error: describeError(cause) }, LAST_RESORT_MESSAGE);
    }
  };
}
