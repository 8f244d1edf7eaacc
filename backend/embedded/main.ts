import { pino } from "pino";
import { describeError, type StructuredLog } from "../core/structured-log.ts";
import { announceAsJson, announceInWords } from "./announce.ts";
import { startEmbeddedServer, type EmbeddedServer } from "./server.ts";
import { parseSettings, type Settings } from "./settings.ts";

const parsed = parseSettings(process.argv.slice(2), process.env);
if (parsed.kind === "stop") {
  (parsed.exitCode === 0 ? process.stdout : process.stderr).write(parsed.text);
  process.exit(parsed.exitCode);
}
// What the data directory holds is for this user's eyes only, also in one that was there before.
process.umask(0o077);
try {
  await serve(parsed.settings);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
}

async function serve(settings: Settings): Promise<void> {
  // Synchronous, because a line may be the last place where a hit is kept.
  const logOutput = pino.destination({ fd: 2, sync: true });
  const logger = pino({ level: settings.logLevel, base: null }, logOutput);
  // Whoever started us and read along may have gone; hits still come.
  logOutput.on("error", () => undefined);
  process.stdout.on("error", () => undefined);
  const { publicUrl, secret } = settings;
  const server = await startEmbeddedServer({
    host: settings.host,
    port: settings.port,
    dataDir: settings.data,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(secret !== undefined && { secret }),
    trustProxy: settings.trustProxy,
    retentionDays: settings.retentionDays,
    logger,
  });
  stopOnSignals(server, logger);
  // A limit on file sizes is a full disk like any other: the write fails, the server lives.
  process.on("SIGXFSZ", () => undefined);

  const announce = settings.readyJson ? announceAsJson() : announceInWords;
  announce.ready(server.url, server.trackingOrigin);
  server.showPairingCodes(announce.pairingCode);
  if (!/^(127\.|localhost$|::1$)/.test(settings.host)) {
    logger.warn(
      { host: settings.host },
      "listening beyond this machine: others in the network can reach this server",
    );
  }
}

function stopOnSignals(server: EmbeddedServer, logger: StructuredLog): void {
  let stopping = false;

  const stop = async () => {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({}, "stopping");
    try {
      await server.close();
      process.exit(0);
    } catch (cause) {
      logger.error({ error: describeError(cause) }, "could not stop in order");
      process.exit(1);
    }
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
}
