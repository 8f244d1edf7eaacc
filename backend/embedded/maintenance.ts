import type { EventLog } from "../core/event-log.ts";
import type { HitCounters } from "../core/hit-counters.ts";
import type { Signals } from "../core/signals.ts";
import { describeError, type StructuredLog } from "../core/structured-log.ts";
import type { Cancel, Timers } from "../core/timers.ts";
import type { FileFallbackQueue } from "./file-fallback-queue.ts";

interface MaintenanceDeps {
  readonly log: Pick<EventLog, "append" | "expire">;
  readonly fallback: FileFallbackQueue;
  readonly signals: Signals;
  readonly counters: HitCounters;
  readonly timers: Timers;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly logger: StructuredLog;
  readonly retentionDays: number;
}

export interface Maintenance {
  /** Replays the fallback queue now, or right after the job under way. */
  replay(): Promise<void>;
  /** Starts nothing more and waits for the job under way. */
  stop(): Promise<void>;
}

const REPLAY_MS = 5_000;
const EXPIRE_MS = 3_600_000;
const REPORT_MS = 600_000;
const DAY_MS = 86_400_000;

/** Starts what runs beside the requests: replay of the fallback queue, retention, a line of numbers now and then. */
export function startMaintenance(deps: MaintenanceDeps): Maintenance {
  const { log, fallback, signals, counters, timers, clock, logger } = deps;
  /** One job at a time; `stop` waits for the one under way. */
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;

  const attempt = async (job: () => Promise<void>) => {
    if (stopped) return;
    try {
      await job();
    } catch (cause) {
      logger.error(
        { job: job.name, error: describeError(cause) },
        "maintenance failed, it is tried again later",
      );
    }
  };
  const run = (job: () => Promise<void>) => {
    turn = turn.then(() => attempt(job));
    return turn;
  };

  const replay = async () => {
    const { stored, kept, unreadable } = await fallback.replay(async (event) => {
      await log.append(event);
      counters.replayed++;
      signals.publish(event.sid);
    });
    if (stored + unreadable > 0)
      logger.info({ stored, kept, unreadable }, "fallback queue replayed");
  };
  const expire = async () => {
    const deleted = await log.expire(clock() - deps.retentionDays * DAY_MS);
    if (deleted > 0) logger.info({ deleted }, "expired events deleted");
  };

  void run(replay);
  void run(expire);
  const cancels: Cancel[] = [
    timers.every(REPLAY_MS, () => void run(replay)),
    timers.every(EXPIRE_MS, () => void run(expire)),
    timers.every(REPORT_MS, () => logger.info({ hits: counters }, "hits since the start")),
  ];

  return {
    replay: () => run(replay),
    async stop() {
      stopped = true;
      for (const cancel of cancels) cancel();
      await turn;
    },
  };
}
