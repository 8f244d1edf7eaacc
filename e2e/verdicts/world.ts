import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedServer, type EmbeddedServer } from "../../backend/embedded/server.ts";
import { SEND_TIME } from "./minting.ts";
import { createRecipients, type Recipients } from "./recipients.ts";

/** A real server whose clock stands still until a story moves it, and everybody who asks it. */
export interface World {
  readonly server: EmbeddedServer;
  /** Where the server keeps everything that it keeps. */
  readonly dataDir: string;
  readonly recipients: Recipients;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Sets the clock; it never goes back. */
  readonly moveTo: (now: number) => void;
  readonly close: () => Promise<void>;
}

/** Starts the embedded server on a free port of this computer, with a data directory that goes when it is closed. */
export async function createWorld(): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), "sightline-verdicts-"));
  let now = SEND_TIME;
  const server = await startEmbeddedServer({ dataDir, trustProxy: true, clock: () => now });
  const recipients = createRecipients();
  return {
    server,
    dataDir,
    recipients,
    now: () => now,
    moveTo(later) {
      if (later < now) throw new Error("the clock of this world never goes back");
      now = later;
    },
    async close() {
      recipients.close();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
