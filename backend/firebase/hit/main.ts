// The function `hit`: the pixel and the click. What is imported here is in the start of every cold instance: no SDK, no
// schema library, no fetch.
import process from "node:process";
import { findNetworkFiles } from "../../core/network/network-files.ts";
import { createNetworks } from "../../core/network/networks.ts";
import { systemTimers } from "../../core/timers.ts";
import { createCloudLog } from "../cloud-log.ts";
import { createEventWriter } from "../firestore/commit-event.ts";
import { firestoreAccess } from "../firestore/firestore-access.ts";
import { createCloudTasksQueue } from "./cloud-tasks-queue.ts";
import { openFrontDoor } from "./front-door.ts";
import { createHitFunction } from "./hit-function.ts";
import { readHitSettings } from "./hit-settings.ts";
import { tasksAccess } from "./tasks-access.ts";

/** The recipient's picture waits for both, one after the other, when Firestore is down. */
const COMMIT_TIMEOUT_MS = 2_500;
const QUEUE_TIMEOUT_MS = 1_500;

const logger = createCloudLog((line) => process.stdout.write(line));
const { problems, secret, projectId, region, retentionMs } = readHitSettings(process.env);
if (problems.length > 0) logger.error({ problems }, "settings at fault");

// Read while the framework starts. Those of IPv6 are larger, and read when the first such address comes.
const networks = createNetworks({ files: findNetworkFiles(), logger, timers: systemTimers });
void networks.load("ipv4");

const firestore = firestoreAccess(process.env);
const { accessToken } = firestore;
// The first hit, for which the instance was started, finds it on its way. A failure will be told when it is needed.
accessToken().catch(() => undefined);
const queue = "storeDeferred";
const { handleHit, serve } = createHitFunction({
  secret,
  log: createEventWriter({ ...firestore, projectId, retentionMs, timeoutMs: COMMIT_TIMEOUT_MS }),
  fallback: createCloudTasksQueue({
    ...tasksAccess(process.env, { projectId, region, queue, accessToken }),
    projectId,
    region,
    queue,
    timeoutMs: QUEUE_TIMEOUT_MS,
  }),
  networks,
  logger,
});
openFrontDoor({ handleHit, serve, logger });

export const hit = serve;
