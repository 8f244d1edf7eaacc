import { randomBytes } from "node:crypto";
import { initializeApp } from "firebase-admin/app";
import { getAuth } from "firebase-admin/auth";
import { getFirestore } from "firebase-admin/firestore";
import { parseSecretRing, type SecretRing } from "../../../shared/secret-ring.ts";
import { createApi } from "../../core/api.ts";
import { createDeviceRoutes } from "../../core/devices-route.ts";
import { createEventStreams } from "../../core/event-streams.ts";
import { problem } from "../../core/problem.ts";
import { createSenderKeys } from "../../core/sender-keys.ts";
import { describeError } from "../../core/structured-log.ts";
import { systemTimers } from "../../core/timers.ts";
import { createCloudLog } from "../cloud-log.ts";
import { createEventWriter, type EventWriter } from "../firestore/commit-event.ts";
import { firestoreAccess } from "../firestore/firestore-access.ts";
import { createFirestoreDeviceRegistry } from "../firestore/firestore-device-registry.ts";
import { createFirestoreEventLog } from "../firestore/firestore-event-log.ts";
import { createFirestoreSenderDirectory } from "../firestore/firestore-sender-directory.ts";
import { hasHitSince } from "../firestore/hits-since.ts";
import { createFirestoreSignals } from "../firestore/firestore-signals.ts";
import {
  readApiSettings,
  readPushSettings,
  readStorageSettings,
  type ApiSettings,
  type StorageSettings,
} from "./api-settings.ts";
import { createHealth } from "./health.ts";
import { createHttpFunction, type HttpFunction } from "./http-function.ts";
import { createAdminIdTokens } from "./identity/admin-id-tokens.ts";
import { createAuthenticate } from "./identity/authenticate-sender.ts";
import { createIdentify } from "./identity/identify-account.ts";
import { createMaintain } from "./maintain.ts";
import { isKeyPair } from "./push/push-key.ts";
import { createSendPush } from "./push/send-push.ts";
import { createSignalHit } from "./push/signal-hit.ts";
import { describeServer } from "./server-info.ts";
import { createStoreDeferred } from "./store-deferred.ts";

const DAY_MS = 86_400_000;

/** A deferred hit has waited already; what counts is that it gets through. */
const DEFERRED_TIMEOUT_MS = 20_000;

/** For a view, which its browser tells again when it does not get through. */
const API_WRITE_TIMEOUT_MS = 2_500;

/** Nobody that asks this principal for its sender gets one: no account of Firebase Auth has such a uid. */
const NOBODY = "health check";

const STREAM_PATH = "/v1/stream";

const logger = createCloudLog((line) => process.stdout.write(line));

/** How long streams last, in milliseconds. Ends are spread, so that browsers do not all come back at once. */
const lifetimes = {
  /** Below the 60 minutes that a function has at most. */
  stream: () => (50 + Math.random() * 8) * 60_000,
  /** Below the 60 seconds after which Hosting cuts an answer. */
  api: () => (40 + Math.random() * 15) * 1_000,
};

/** `/v1/*`, `/.well-known/sightline`, `/health`. */
export function composeApi(env: NodeJS.ProcessEnv): HttpFunction {
  const settings = readApiSettings(env);
  return createHttpFunction(createApi(apiDeps(settings, env, lifetimes.api)));
}

/** `/v1/stream` alone, for long answers. */
export function composeStream(env: NodeJS.ProcessEnv): HttpFunction {
  const settings = readApiSettings(env);
  const api = createApi(apiDeps({ ...settings, streamUrl: null }, env, lifetimes.stream));
  return createHttpFunction(async (request, client) =>
    new URL(request.url).pathname === STREAM_PATH
      ? api(request, client)
      : problem(404, { code: "not-found", message: "Here is only /v1/stream." }),
  );
}

/** The task queue's deliveries. Settings at fault are as a log that is down: the hit is brought again. */
export function composeStoreDeferred(env: NodeJS.ProcessEnv) {
  let writer: EventWriter | undefined;
  return createStoreDeferred({
    log: {
      async append(event) {
        writer ??= eventWriter(readStorageSettings(env), env, DEFERRED_TIMEOUT_MS);
        await writer.append(event);
      },
    },
    logger,
  });
}

/**
 * Web Push after each new event; null when this project has no keys for it, or none that work. That is told here, once:
 * an error would only have each event delivered again for a day.
 */
export function composeSignalHit(env: NodeJS.ProcessEnv) {
  try {
    const { push, pushOrigins } = readPushSettings(env);
    if (push === null) return null;
    const privateKey = env["SIGHTLINE_PUSH_PRIVATE_KEY"]?.trim() ?? "";
    if (!isKeyPair(push.publicKey, privateKey)) {
      throw new Error("SIGHTLINE_PUSH_PRIVATE_KEY does not fit SIGHTLINE_PUSH_PUBLIC_KEY.");
    }
    return createSignalHit({
      registry: createFirestoreDeviceRegistry(firestore()),
      hasHitSince: (sid, time) => hasHitSince(firestore(), sid, time),
      send: createSendPush({
        vapid: { ...push, privateKey },
        pushOrigins,
        fetch: globalThis.fetch,
        clock: Date.now,
      }),
      clock: Date.now,
      logger,
    });
  } catch (cause) {
    logger.error({ error: describeError(cause) }, "no push: settings at fault");
    return null;
  }
}

/** The daily work. */
export function composeMaintain(env: NodeJS.ProcessEnv) {
  const settings = readStorageSettings(env);
  return createMaintain({
    log: eventLog(settings, env),
    registry: createFirestoreDeviceRegistry(firestore()),
    retentionDays: settings.retentionDays,
    clock: Date.now,
    logger,
  });
}

function apiDeps(settings: ApiSettings, env: NodeJS.ProcessEnv, lifetime: () => number) {
  const senders = createFirestoreSenderDirectory(firestore());
  const registry = createFirestoreDeviceRegistry(firestore());
  const senderKeys = createSenderKeys(secretRing(env));
  const identify = createIdentify({
    tokens: createAdminIdTokens({
      auth: getAuth(app()),
      clock: Date.now,
      timers: systemTimers,
    }),
    domains: settings.domains,
    revocationMs: settings.revocationMinutes * 60_000,
    clock: Date.now,
  });
  const signals = createFirestoreSignals({
    firestore: firestore(),
    timers: systemTimers,
    now: Date.now,
    logger,
  });
  const { trackingOrigin, pushOrigins } = settings;
  return {
    info: describeServer(settings),
    log: eventLog(settings, env),
    senderKeys,
    signals,
    clock: Date.now,
    authenticate: createAuthenticate({ identify, senders }),
    devices: createDeviceRoutes({
      identify,
      senders,
      registry,
      senderKeys,
      trackingOrigin,
      pushOrigins,
      randomBytes,
      clock: Date.now,
    }),
    // Where the stream has a place of its own it is not here too: it would be cut.
    ...(settings.streamUrl === null && {
      streams: createEventStreams({ signals, timers: systemTimers, lifetime }),
    }),
    health: createHealth({
      probe: () => senders.find(NOBODY),
      now: () => performance.now(),
      timers: systemTimers,
    }),
    logger,
  };
}

function secretRing(env: NodeJS.ProcessEnv): SecretRing {
  const parsed = parseSecretRing(env["SIGHTLINE_SECRET"] ?? "");
  if (parsed.kind === "ring") return parsed.ring;
  throw new Error(`The secret SIGHTLINE_SECRET is damaged: line ${parsed.line} ${parsed.fault}.`);
}

function eventLog(settings: StorageSettings, env: NodeJS.ProcessEnv) {
  return createFirestoreEventLog({
    firestore: firestore(),
    writer: eventWriter(settings, env, API_WRITE_TIMEOUT_MS),
    projectId: settings.projectId,
    logger,
  });
}

function eventWriter(settings: StorageSettings, env: NodeJS.ProcessEnv, timeoutMs: number) {
  return createEventWriter({
    ...firestoreAccess(env),
    projectId: settings.projectId,
    retentionMs: settings.retentionDays * DAY_MS,
    timeoutMs,
  });
}

let initialized: ReturnType<typeof initializeApp> | undefined;
const app = () => (initialized ??= initializeApp());
const firestore = () => getFirestore(app());
