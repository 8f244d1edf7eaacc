// The codebase `api`: everything but the pixel and the click. Declared here, composed when the first request comes,
// because parameters and secrets have no values while this is loaded for a deployment.
import { onDocumentCreated } from "firebase-functions/v2/firestore";
import { onRequest } from "firebase-functions/v2/https";
import { onSchedule } from "firebase-functions/v2/scheduler";
import { onTaskDispatched } from "firebase-functions/v2/tasks";
import { senderIdSchema } from "../../../shared/ids.ts";
import {
  composeApi,
  composeMaintain,
  composeSignalHit,
  composeStoreDeferred,
  composeStream,
} from "./compose.ts";
import {
  apiConcurrency,
  apiMemory,
  apiMinInstances,
  pushPrivateKey,
  region,
  secretRing,
  streamConcurrency,
} from "./parameters.ts";
import { viewedAt } from "./push/viewed-at.ts";
import { DEFERRED_RETRIES } from "./store-deferred.ts";

const anywhere = { region, memory: apiMemory };
// Our own CORS rules are in the core; `false` keeps the SDK, and in the emulator its debug mode, from adding others.
const open = { ...anywhere, invoker: "public" as const, cors: false };

const composed = {
  api: once(composeApi),
  stream: once(composeStream),
  storeDeferred: once(composeStoreDeferred),
  signalHit: once(composeSignalHit),
  maintain: once(composeMaintain),
};

/** `/v1/*`, `/.well-known/sightline`, `/health`. */
export const api = onRequest(
  {
    ...open,
    secrets: [secretRing],
    concurrency: apiConcurrency,
    minInstances: apiMinInstances,
    timeoutSeconds: 60,
  },
  (request, response) => composed.api()(request, response),
);

/** `/v1/stream`, apart because its answers last an hour and cost next to no work. */
export const stream = onRequest(
  { ...open, secrets: [secretRing], concurrency: streamConcurrency, timeoutSeconds: 3_600 },
  (request, response) => composed.stream()(request, response),
);

/** Hits that Firestore did not take in time, from the task queue of this name. */
export const storeDeferred = onTaskDispatched(
  {
    ...anywhere,
    retryConfig: DEFERRED_RETRIES,
    rateLimits: { maxConcurrentDispatches: 200, maxDispatchesPerSecond: 200 },
  },
  ({ data, retryCount }) =>
    composed.storeDeferred()({ data: data as unknown, retryCount: retryCount ?? 0 }),
);

/** Wakes the browsers of a sender when a hit was stored, or a view that explains one. */
export const signalHit = onDocumentCreated(
  {
    ...anywhere,
    document: "senders/{sid}/events/{eventId}",
    secrets: [pushPrivateKey],
    retry: true,
    timeoutSeconds: 30,
  },
  async ({ params, time, data }) => {
    const sid = senderIdSchema.safeParse(params.sid);
    if (!sid.success) return;
    const event = { sid: sid.data, storedAt: Date.parse(time), viewedAt: viewedAt(data?.data()) };
    await composed.signalHit()?.(event);
  },
);

/** Once a day, when few people write mails. */
export const maintain = onSchedule(
  {
    ...anywhere,
    schedule: "17 3 * * *",
    timeZone: "Etc/UTC",
    timeoutSeconds: 1_800,
    retryCount: 2,
  },
  () => composed.maintain()(),
);

/** Makes something at its first use. */
function once<Made>(make: (env: NodeJS.ProcessEnv) => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make(process.env) }).value;
}
