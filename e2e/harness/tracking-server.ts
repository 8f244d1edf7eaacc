import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedServer, startEmbeddedServer } from "../../backend/embedded/server.ts";

/** A real Sightline server in this process, with a durable log in a folder of its own. */
export interface TrackingServer {
  /** The same through every restart. */
  readonly origin: string;
  /** `host:port` of `origin`. */
  readonly host: string;
  /** Hits that the server answered since its last start, of every kind. */
  hits(): number;
  /** Those among them that were somebody's own mail's, and so are in the log. */
  stored(): number;
  pairingCode(): string;
  /** Moves the server's clock, so that a hit is not "within seconds of sending". */
  advance(milliseconds: number): void;
  stop(): Promise<void>;
  /** Starts it again at the same address, with the same log. */
  start(): Promise<void>;
  /** As `stop`, `start`, but with an empty folder: as if it had been set up anew at the same address. */
  forgetEverything(): Promise<void>;
  /** Stops it and removes its folder. */
  dispose(): Promise<void>;
}

export async function startTrackingServer(): Promise<TrackingServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "sightline-data-"));
  let offset = 0;
  const clock = (): number => Date.now() + offset;
  let running: EmbeddedServer | null = await startEmbeddedServer({ dataDir, clock });
  const origin = running.url;
  const { host, port } = new URL(origin);

  const stop = async (): Promise<void> => {
    await running?.close();
    running = null;
  };
  const start = async (): Promise<void> => {
    running ??= await startEmbeddedServer({ dataDir, clock, port: Number(port) });
  };
  return {
    origin,
    host,
    hits: () => {
      if (running === null) return 0;
      const { stored, deferred, loggedOnly, unknownOpens, damagedClicks } = running.counters;
      return stored + deferred + loggedOnly + unknownOpens + damagedClicks;
    },
    stored: () => running?.counters.stored ?? 0,
    pairingCode: () => {
      if (running === null) throw new Error("The server is stopped; it has no pairing codes.");
      return running.newPairingCode();
    },
    advance: (milliseconds) => {
      offset += milliseconds;
    },
    stop,
    start,
    forgetEverything: async () => {
      await stop();
      await rm(dataDir, { recursive: true });
      await mkdir(dataDir);
      await start();
    },
    dispose: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
