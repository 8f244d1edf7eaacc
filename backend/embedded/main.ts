import { pino } from "pino";
import { startEmbeddedServer } from "./server.ts";
import { parseSettings, type Settings } from "./settings.ts";

const parsed = parseSettings(process.argv.slice(2), process.env);
if (parsed.kind === "stop") {
  (parsed.exitCode === 0 ? process.stdout : process.stderr).write(parsed.text);
  process.exit(parsed.exitCode);
}
try {
  await serve(parsed.settings);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
}

async function serve(settings: Settings): Promise<void> {
  // Synchronous, because a line may be the last place where a hit is kept.
  const logger = pino({ level: settings.logLevel }, pino.destination({ fd: 2, sync: true }));
  const { publicUrl, secret } = settings;
  const firstCodes: string[] = [];
  let tellCode = (code: string) => void firstCodes.push(code);

  const server = await startEmbeddedServer({
    host: settings.host,
    port: settings.port,
    dataDir: settings.data,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(secret !== undefined && { secret }),
    trustProxy: settings.trustProxy,
    retentionDays: settings.retentionDays,
    logger,
    onPairingCode: (code) => tellCode(code),
  });
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);

  const say = settings.readyJson ? sayAsJson : sayInWords;
  say.ready(server.url, server.trackingOrigin, firstCodes[0] ?? server.newPairingCode());
  tellCode = say.code;
  if (!/^(127\.|localhost$|::1$)/.test(settings.host)) {
    logger.warn(
      { host: settings.host },
      "listening beyond this machine: others in the network can reach this server",
    );
  }

  let stopping = false;
  function stop(): void {
    // Whoever asks twice does not want to wait.
    if (stopping) process.exit(1);
    stopping = true;
    logger.info({}, "stopping");
    server.close().then(
      () => process.exit(0),
      (cause: unknown) => {
        logger.error({ error: String(cause) }, "could not stop in order");
        process.exit(1);
      },
    );
  }
}

const sayInWords = {
  ready(url: string, trackingOrigin: string, code: string): void {
    process.stdout.write(`Sightline listens on ${url}\n`);
    if (trackingOrigin !== url) process.stdout.write(`Recipients reach it at ${trackingOrigin}\n`);
    sayInWords.code(code);
  },
  code(code: string): void {
    process.stdout.write(`Pairing code: ${code} (valid for 15 minutes, for one browser)\n`);
  },
};

/** For a parent process: one object a line. */
const sayAsJson = {
  ready(url: string, trackingOrigin: string, pairingCode: string): void {
    process.stdout.write(
      `${JSON.stringify({ event: "ready", url, trackingOrigin, pairingCode })}\n`,
    );
  },
  code(pairingCode: string): void {
    process.stdout.write(`${JSON.stringify({ event: "pairing-code", pairingCode })}\n`);
  },
};
