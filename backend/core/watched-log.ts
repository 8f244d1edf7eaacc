import type { EventLog } from "./event-log.ts";
import { describeError, type StructuredLog } from "./structured-log.ts";

/** The log's `append`, and whether it works. */
export interface WatchedLog extends Pick<EventLog, "append"> {
  /** Whether the log refused the last event that it was given. */
  refuses(): boolean;
}

/** Watches whether the log takes what it is given, by a hit or by the replay of what waited. */
export function watchLog(log: Pick<EventLog, "append">, logger: StructuredLog): WatchedLog {
  let refusing = false;

  return {
    refuses: () => refusing,
    async append(event) {
      try {
        await log.append(event);
      } catch (cause) {
        // One line for each change of state: an outage under load must not fill the disk with complaints.
        if (!refusing) logger.error({ error: describeError(cause) }, "event log down");
        refusing = true;
        throw cause;
      }
      if (refusing) logger.info({}, "event log takes hits again");
      refusing = false;
    },
  };
}
