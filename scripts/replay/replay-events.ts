import { setTimeout as sleep } from "node:timers/promises";
import { UnavailableError } from "../../backend/core/unavailable-error.ts";
import type { LogEvent } from "../../shared/event.ts";

/** Where events go. */
export interface ReplayTarget {
  /** Resolves when the event is durable; "known" when one with its id was there before. */
  store(event: LogEvent): Promise<"new" | "known">;
  close(): Promise<void>;
}

interface ReplayOptions {
  readonly target: ReplayTarget;
  /** Called whenever that many events are done. */
  readonly onProgress: (done: number) => void;
  readonly pause?: (ms: number) => Promise<unknown>;
}

export interface ReplayResult {
  readonly written: number;
  /** In the target before, or in the file more than once. */
  readonly known: number;
  /** Null when all is done; else why it ended before that. */
  readonly failure: Error | null;
}

/** Events that are on their way at the same time. */
const AT_ONCE = 32;
/** Before another attempt, in milliseconds. */
const PAUSES = [1_000, 5_000, 15_000];

/**
 * Writes events, each once, however often this is repeated. It stops at the first that cannot be written: the others
 * would only fail too.
 */
export async function replayEvents(
  events: readonly LogEvent[],
  { target, onProgress, pause = sleep }: ReplayOptions,
): Promise<ReplayResult> {
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
  const count = { new: 0, known: events.length - distinct.length };
  let failure: Error | null = null;
  const waiting = distinct.values();

  const work = async (): Promise<void> => {
    for (const event of waiting) {
      try {
        count[await storePatiently(event)]++;
      } catch (cause) {
        failure ??= cause instanceof Error ? cause : new Error(String(cause));
      }
      if (failure !== null) return;
      onProgress(count.new + count.known);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { written: count.new, known: count.known, failure };

  async function storePatiently(event: LogEvent): Promise<"new" | "known"> {
    for (const ms of PAUSES) {
      try {
        return await target.store(event);
      } catch (cause) {
        if (!(cause instanceof UnavailableError) || failure !== null) throw cause;
        await pause(ms);
      }
    }
    return target.store(event);
  }
}
