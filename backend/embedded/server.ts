import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { SecretRing } from "../../shared/secret-ring.ts";
import { PROTOCOL_VERSION } from "../../shared/wire.ts";
import { createApi } from "../core/api.ts";
import { createEventIds } from "../core/event-id.ts";
import { createEventStreams } from "../core/event-streams.ts";
import { createHitCounters, type HitCounters } from "../core/hit-counters.ts";
import { createHitHandler } from "../core/hit.ts";
import { createHitRecorder } from "../core/record-hit.ts";
import { findNetworkFiles } from "../core/network/network-files.ts";
import { createNetworks } from "../core/network/networks.ts";
import { createRecentHits } from "../core/recent-hits.ts";
import { createSenderKeys } from "../core/sender-keys.ts";
import { createSignals } from "../core/signals.ts";
import { describeError, silentLog, type StructuredLog } from "../core/structured-log.ts";
import { answerUnparsed } from "../core/unparsed-requests.ts";
import { watchLog } from "../core/watched-log.ts";
import { systemTimers, type Timers } from "../core/timers.ts";
import { createClientAddress } from "./client-address.ts";
import { authenticateByDeviceToken } from "./device-token.ts";
import { displayCode, type DisplayedCode } from "./displayed-code.ts";
import { listen } from "./listen.ts";
import { startMaintenance } from "./maintenance.ts";
import { createPairing } from "./pair-sender.ts";
import { createPairingCodes } from "./pairing-codes.ts";
import { createRequestListener } from "./request-listener.ts";
import { openStorage } from "./storage.ts";

export interface EmbeddedServerOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free one. */
  readonly port?: number;
  readonly dataDir: string;
  /** The origin under which recipients reach this server; default: where it listens. */
  readonly publicUrl?: string;
  /** Take the client's address from X-Forwarded-For, for rate limits and verdicts. */
  readonly trustProxy?: boolean;
  /** Default 365. */
  readonly retentionDays?: number;
  /** Instead of the secret in the data directory. */
  readonly secret?: SecretRing;
  /** How long a hit waits for the log before it goes to the fallback queue, in milliseconds; default 2,000. */
  readonly appendPatienceMs?: number;
  readonly logger?: StructuredLog;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  readonly timers?: Timers;
  readonly randomBytes?: (length: number) => Uint8Array;
}

export interface EmbeddedServer {
  /** Where it listens, such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** Where pixels and wrapped links point. */
  readonly trackingOrigin: string;
  readonly counters: Readonly<HitCounters>;
  /** One more pairing code, valid for a quarter of an hour and for one use. */
  newPairingCode(): string;
  /** Shows a code at once, and a new one whenever the shown one has been used or has expired. */
  showPairingCodes(show: (code: string) => void): void;
  /** Moves what waits in the fallback queue into the log now; it also happens by itself every few seconds. */
  replayFallback(): Promise<void>;
  /** Stops accepting, ends the streams, answers what is under way, makes everything durable. */
  close(): Promise<void>;
}

/** After this long, in milliseconds, a stop no longer waits for clients. */
const STOP_PATIENCE_MS = 5_000;

/**
 * Starts the server: the composition root of the embedded host.
 * @throws {Error} with a sentence for people, when the data directory or the port cannot be used.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const host = options.host ?? "127.0.0.1";
  const clock = options.clock ?? Date.now;
  const timers = options.timers ?? systemTimers;
  const random = options.randomBytes ?? randomBytes;
  const logger = options.logger ?? silentLog;

  const networks = createNetworks({ files: findNetworkFiles(), logger, timers });
  // While the data directory is opened. The first hit would wait for it else.
  const networksLoaded = [networks.load("ipv4"), networks.load("ipv6")];
  const storage = await openStorage({
    dataDir: options.dataDir,
    secret: options.secret,
    patience: options.appendPatienceMs ?? 2_000,
    timers,
    randomBytes: random,
  });
  await Promise.all(networksLoaded);
  // An 8 KB URL and all the cookies of a company's domain fit; node answers 431 to more.
  const server = createServer({ maxHeaderSize: 65_536, keepAliveTimeout: 65_000 });
  const port = await listen(server, host, options.port ?? 0).catch(async (cause: unknown) => {
    await storage.close();
    throw cause;
  });
  const url = `http://${reachableHost(host)}:${port}`;
  const trackingOrigin = options.publicUrl ?? url;

  const counters = createHitCounters();
  const signals = createSignals();
  const streams = createEventStreams({ signals, timers });
  const codes = createPairingCodes({ randomBytes: random, clock });
  let displayed: DisplayedCode | undefined;
  const { secret, fallback } = storage;
  const log = { ...storage.log, ...watchLog(storage.log, logger) };

  const senderKeys = createSenderKeys(secret);
  const { senders } = storage;
  const pair = createPairing({ codes, senders, senderKeys, randomBytes: random, clock });

  const handleHit = createHitHandler({
    senderKeys,
    record: createHitRecorder({ log, fallback, signals, counters, logger }),
    networks,
    recentHits: createRecentHits({ clock, timers }),
    counters,
    clock,
    newEventId: createEventIds(random),
    logger,
  });
  const api = createApi({
    info: {
      protocol: PROTOCOL_VERSION,
      trackingOrigin,
      identity: "pairing-code",
      signals: ["sse"],
    },
    log,
    async pair(request, address) {
      const outcome = await pair(request, address);
      if (outcome.kind === "paired") displayed?.renew();
      return outcome;
    },
    senderKeys,
    signals,
    clock,
    authenticate: authenticateByDeviceToken(senders),
    streams,
    counters,
    health: () => ({ logRefuses: log.refuses(), waiting: fallback.waiting() }),
    logger,
  });
  const clientAddress = createClientAddress(options.trustProxy ?? false);
  server.on("request", createRequestListener({ handleHit, api, clientAddress, logger }));
  server.on("clientError", answerUnparsed({ handleHit, clientAddress, logger }));
  server.on("error", (cause) =>
    logger.error({ error: describeError(cause) }, "listening socket failed"),
  );
  const maintenance = startMaintenance({
    log,
    fallback,
    signals,
    counters,
    timers,
    clock,
    logger,
    retentionDays: options.retentionDays ?? 365,
  });

  let closing: Promise<void> | undefined;
  const close = async () => {
    displayed?.stop();
    const connectionsEnded = endConnections(server);
    streams.closeAll();
    await connectionsEnded;
    await maintenance.stop();
    await storage.close();
  };

  return {
    url,
    trackingOrigin,
    counters,
    newPairingCode: () => codes.issue(),
    showPairingCodes(show) {
      displayed?.stop();
      displayed = displayCode(codes, timers, show);
    },
    replayFallback: () => maintenance.replay(),
    close: () => (closing ??= close()),
  };
}

/** No new connections; those that are busy may finish, up to a limit. */
async function endConnections(server: Server): Promise<void> {
  const ended = new Promise((resolve) => server.close(resolve));
  // A connection that was busy at `close` stays open when it falls idle; nobody else ends it.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const limit = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE_MS);
  await ended;
  clearInterval(idle);
  clearTimeout(limit);
}

/** An address that a client can use: the unspecified ones mean every interface, so loopback too. */
function reachableHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
