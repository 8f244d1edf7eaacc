import type { SenderId } from "../../../../shared/ids.ts";
import type { DeviceRegistry, PushTarget } from "../../../core/device-registry.ts";
import { describeError, type StructuredLog } from "../../../core/structured-log.ts";
import type { PushOutcome, SendPush } from "./send-push.ts";

interface SignalHitDeps {
  readonly registry: Pick<DeviceRegistry, "list" | "dropPush">;
  /** Whether the sender's log has a hit that was received since then (milliseconds since 1970). */
  readonly hasHitSince: (sid: SenderId, time: number) => Promise<boolean>;
  readonly send: SendPush;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly logger: StructuredLog;
}

/** Some browsers could not be woken yet. The trigger tries again when it sees this. */
export class PushLaterError extends Error {
  override readonly name = "PushLaterError";
}

/** After this, in milliseconds, the browsers have looked by themselves. */
const WORTH_A_RETRY_MS = 300_000;

/** What a view explains was received at most 5 s before it; the rest is for clocks. Milliseconds. */
const EXPLAINED_BEFORE_MS = 10_000;

/** An event that was stored. */
export interface StoredEvent {
  readonly sid: SenderId;
  /** Milliseconds since 1970, as the trigger says. */
  readonly storedAt: number;
  /** Of a view: when it was; null for a hit. */
  readonly viewedAt: number | null;
}

/**
 * Gives the function that wakes all browsers of a sender after a hit, at once; after a view only where a hit has come that
 * it may explain, since a hit that comes later wakes them itself, and they read both. It rejects when trying again is worth it:
 * while the event is young. Another attempt wakes every browser again, also those that the first one reached: a push says
 * only "look", so looking twice costs one empty page of the log, less than remembering who was reached.
 */
export function createSignalHit({ registry, hasHitSince, send, clock, logger }: SignalHitDeps) {
  return async ({ sid, storedAt, viewedAt }: StoredEvent): Promise<void> => {
    try {
      if (viewedAt !== null && !(await hasHitSince(sid, viewedAt - EXPLAINED_BEFORE_MS))) return;
      await wake(sid);
    } catch (cause) {
      if (clock() - storedAt < WORTH_A_RETRY_MS) throw cause;
      logger.warn({ error: describeError(cause) }, "push given up");
    }
  };

  async function wake(sid: SenderId): Promise<void> {
    const devices = await registry.list(sid);
    const outcomes = await Promise.all(
      devices.flatMap(({ deviceId, push }) =>
        push === null ? [] : [wakeOne(sid, deviceId, push)],
      ),
    );
    const later = new Set<string>();
    for (const outcome of outcomes) {
      if (outcome.kind === "refused") {
        logger.warn({ service: outcome.service, why: outcome.why }, "push refused");
      }
      if (outcome.kind === "later") later.add(`${outcome.service}: ${outcome.why}`);
    }
    if (later.size > 0) throw new PushLaterError(`not now: ${[...later].join(", ")}`);
  }

  async function wakeOne(sid: SenderId, deviceId: string, push: PushTarget): Promise<PushOutcome> {
    const outcome = await send(push);
    if (outcome.kind === "gone") await registry.dropPush(sid, deviceId, push.endpoint);
    return outcome;
  }
}
