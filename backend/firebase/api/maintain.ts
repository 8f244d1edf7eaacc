import type { DeviceRegistry } from "../../core/device-registry.ts";
import type { EventLog } from "../../core/event-log.ts";
import { describeError, type StructuredLog } from "../../core/structured-log.ts";

interface MaintainDeps {
  readonly log: Pick<EventLog, "expire">;
  readonly registry: Pick<DeviceRegistry, "forgetSilent">;
  readonly retentionDays: number;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly logger: StructuredLog;
}

const DAY_MS = 86_400_000;

/** A browser says where to wake it at each start; one that is silent for so long is gone. */
const SILENT_DAYS = 60;

/**
 * Gives the daily work: forgets browsers that are gone, and deletes events past today's retention. (Firestore's own TTL
 * deletes by the retention that was in force when an event was stored.) Each part is done even when the other one fails;
 * rejects when one did, so that the schedule tries again.
 */
export function createMaintain({ log, registry, retentionDays, clock, logger }: MaintainDeps) {
  return async (): Promise<void> => {
    const now = clock();
    const [devices, events] = await Promise.allSettled([
      registry.forgetSilent(now - SILENT_DAYS * DAY_MS),
      log.expire(now - retentionDays * DAY_MS),
    ]);
    logger.info(
      { devicesForgotten: counted(devices), eventsDeleted: counted(events) },
      "maintenance done",
    );
    const failures = [devices, events].filter((part) => part.status === "rejected");
    if (failures.length > 0) {
      throw new AggregateError(
        failures.map(({ reason }) => reason as unknown),
        "maintenance failed in part",
      );
    }
  };
}

/** How many, or why it is not known. */
function counted(part: PromiseSettledResult<number>): number | ReturnType<typeof describeError> {
  return part.status === "fulfilled" ? part.value : describeError(part.reason);
}
