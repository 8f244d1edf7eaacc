import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as z from "zod";
import { decodeBase64Url } from "../../../shared/base64url.ts";
import { prepareSenderKey } from "../../../shared/sender-key.ts";
import { randomMessageId } from "../../../shared/token.ts";
import { mintOpenUrl } from "../../../shared/tracked-url.ts";
import { pairResponseSchema } from "../../../shared/wire.ts";
import { nodeCommand, startServer } from "./child-process.ts";

/** The real server, started by its own command line, and paired with. */
export interface SightlineServer {
  readonly url: string;
  /** Paths of pixels of that many different mails, all of them valid. */
  mintTargets(count: number): string[];
  /** Events in its log, read from the file itself. */
  countEvents(): number;
  readonly stop: () => Promise<void>;
}

const readySchema = z.object({
  event: z.literal("ready"),
  url: z.string(),
  pairingCode: z.string(),
});

/** @param dataDir a folder that it may make its own */
export async function startSightline(dataDir: string): Promise<SightlineServer> {
  // The load says where it comes from, as behind a reverse proxy: else nothing would be looked up.
  const options = ["--port", "0", "--data", dataDir, "--trust-proxy", "--ready-json"];
  options.push("--log-level", "warn");
  const server = await startServer(nodeCommand("backend/embedded/main.ts", ...options));
  try {
    const { url, pairingCode } = readySchema.parse(JSON.parse(server.firstLine));
    const answer = await fetch(`${url}/v1/pair`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code: pairingCode }),
    });
    const paired = pairResponseSchema.parse(await answer.json());
    const { sid, senderKey, keyVersion, trackingOrigin } = paired;
    const key = prepareSenderKey(sid, decodeBase64Url(senderKey) ?? new Uint8Array(), keyVersion);

    return {
      url,
      mintTargets: (count) =>
        Array.from({ length: count }, () => {
          // Sent an hour ago, so that the verdict is the usual one.
          const mintedAt = Math.floor(Date.now() / 1_000) - 3_600;
          const payload = { messageId: randomMessageId(randomBytes), mintedAt, recipient: 0 };
          return mintOpenUrl({ trackingOrigin, key }, payload).slice(trackingOrigin.length);
        }),
      countEvents() {
        const database = new DatabaseSync(join(dataDir, "sightline.db"), { readOnly: true });
        try {
          return Number(database.prepare("SELECT count(*) AS n FROM events").get()?.["n"]);
        } finally {
          database.close();
        }
      },
      stop: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
