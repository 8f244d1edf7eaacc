import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { parseSecretRing, type SecretRing } from "../../../shared/secret-ring.ts";
import { createCircuitBreaker } from "../../core/circuit-breaker.ts";
import { createEventIds } from "../../core/event-id.ts";
import type { EventLog } from "../../core/event-log.ts";
import type { FallbackQueue } from "../../core/fallback-queue.ts";
import { createHitHandler, type HandleHit } from "../../core/hit.ts";
import { createHitRecorder } from "../../core/record-hit.ts";
import type { Networks } from "../../core/network/networks.ts";
import { createRecentHits } from "../../core/recent-hits.ts";
import { createSenderKeys } from "../../core/sender-keys.ts";
import { createNodeHitServer } from "../../core/serve-node-hit.ts";
import type { StructuredLog } from "../../core/structured-log.ts";
import { systemTimers } from "../../core/timers.ts";
import { watchLog } from "../../core/watched-log.ts";
import { clientAddress } from "./client-address.ts";
import { createLoggedCounters } from "./logged-counters.ts";

interface HitFunctionDeps {
  /** The secret ring's text; "" when there is none. */
  readonly secret: string;
  readonly log: Pick<EventLog, "append">;
  readonly fallback: FallbackQueue;
  readonly networks: Networks;
  readonly logger: StructuredLog;
}

interface HitFunction {
  readonly handleHit: HandleHit;
  /** Resolves when the answer has been given, and nothing is left to do: after that the processor may be taken away. */
  readonly serve: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
}

/** Nothing is honoured under it: pictures are served uncounted, and links lead to the page that names their destination. */
const EMPTY_RING: SecretRing = { current: 0, versions: [], secret: () => null };

/** Puts the hit path together for a function of Google's cloud. A damaged secret is told in the log, never thrown. */
export function createHitFunction({
  secret,
  log,
  fallback,
  networks,
  logger,
}: HitFunctionDeps): HitFunction {
  const counters = createLoggedCounters(logger);
  const handleHit = createHitHandler({
    senderKeys: createSenderKeys(readRing(secret, logger)),
    record: createHitRecorder({
      log: watchLog(
        createCircuitBreaker(log, () => performance.now()),
        logger,
      ),
      fallback,
      // The event itself is the signal: the function `signalHit` listens for new ones.
      signals: { publish() {}, subscribe: () => () => undefined },
      counters,
      logger,
    }),
    networks,
    recentHits: createRecentHits({ clock: Date.now, timers: systemTimers }),
    counters,
    clock: Date.now,
    newEventId: createEventIds(randomBytes),
    logger,
  });
  return { handleHit, serve: createNodeHitServer({ handleHit, clientAddress, logger }) };
}

function readRing(secret: string, logger: StructuredLog): SecretRing {
  if (secret === "") return EMPTY_RING;
  const parsed = parseSecretRing(secret);
  if (parsed.kind === "ring") return parsed.ring;
  const { line, fault } = parsed;
  logger.error({ line, fault }, "SIGHTLINE_SECRET is damaged: no link or picture can be verified");
  return EMPTY_RING;
}
