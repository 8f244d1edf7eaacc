import type { SenderId } from "../../../../shared/ids.ts";
import type { DeviceRegistry, PushTarget } from "../../../core/device-registry.ts";
import { describeError, type StructuredLog } from "../../../core/structured-log.ts";
import type { PushOutcome, SendPush } from "./send-push.ts";

interface SignalHitDeps {
  readonly registry: Pick<DeviceRegistry, "list" | "dropPush">;
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

/**
 * Gives the function that wakes all browsers of a sender after a hit, at once. It rejects when trying again is worth it:
 * while the event is young. Another attempt wakes every browser again, also those that the first one reached: a push says
 * only "look", so looking twice costs one empty page of the log, less than remembering who was reached.
 */
export function createSignalHit({ registry, send, clock, logger }: SignalHitDeps) {
  /** @param storedAt when the event was stored, milliseconds since 1970. */
  return async (sid: SenderId, storedAt: number): Promise<void> => {
    try {
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
