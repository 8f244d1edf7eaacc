import type { LogEvent } from "../../shared/event.ts";

/**
 * Where a hit waits that the event log could not take in time. Adapters: a local file (embedded), Cloud Tasks
 * (production).
 */
export interface FallbackQueue {
  /** Resolves when the event survives the death of the process and of the machine; rejects when it cannot be kept. */
  add(event: LogEvent): Promise<void>;
}
