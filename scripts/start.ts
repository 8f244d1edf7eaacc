// `npm start`: the extension built, the server running, and a browser with both; or the same played as a demo.
import type { ChildProcess } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { pino } from "pino";
import { startEmbeddedServer } from "../backend/embedded/server.ts";
import { buildThisExtension } from "./build-extension.ts";
import { ensureBrowser } from "./install-browser.ts";
import { runUntilStopped } from "./run-until-stopped.ts";
import { demoClients } from "./start/demo-clients.ts";
import { playDemo } from "./start/demo.ts";
import { openDesktopBrowser } from "./start/desktop-browser.ts";
import { fiveLines } from "./start/five-lines.ts";
import { chooseMode, hasDisplay } from "./start/mode.ts";
import { parseStartOptions, type StartOptions } from "./start/options.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

process.chdir(root);
const parsed = parseStartOptions(process.argv.slice(2), process.env);
if (parsed.kind === "stop") {
  (parsed.exitCode === 0 ? process.stdout : process.stderr).write(parsed.text);
  process.exitCode = parsed.exitCode;
} else {
  const { options } = parsed;
  await runUntilStopped((stop) => start(options, stop));
}

async function start(
  { server: settings, demo, once: endsAfterDemo }: StartOptions,
  stop: AbortSignal,
): Promise<void> {
  const { publicUrl, secret, data } = settings;
  const mode = chooseMode({ demo, publicUrl }, hasDisplay(process.env, process.platform));
  const extension = await buildThisExtension();
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const server = await startEmbeddedServer({
    host: settings.host,
    port: settings.port,
    dataDir: data,
    ...(publicUrl !== undefined && { publicUrl }),
    ...(secret !== undefined && { secret }),
    trustProxy: settings.trustProxy,
    retentionDays: settings.retentionDays,
    // Synchronous, because a line may be the last place where a hit is kept.
    logger: pino(
      { level: settings.logLevel },
      pino.destination({ dest: join(data, "server.log"), mode: 0o600, sync: true }),
    ),
  });

  const pairings = new EventEmitter<{ paired: [] }>();
  let code = "";
  server.showPairingCodes((fresh) => {
    const first = code === "";
    code = fresh;
    if (first) return;
    // A new one is shown when the last was used; or after a quarter of an hour, when nobody waits for this event.
    pairings.emit("paired");
    if (mode !== "demo") say(`Pairing code   ${code} (the one before was used, or is too old)`);
  });
  const { url, trackingOrigin } = server;
  for (const line of fiveLines({ extension: extension.path, code, url, trackingOrigin, mode }))
    say(line);

  let browser: ChildProcess | null = null;
  try {
    if (mode === "demo") {
      const pictures = await demonstrate(join(data, "demo"));
      say(`Pictures       ${pictures.map((path) => relative(root, path)).join(", ")}`);
      if (endsAfterDemo) return;
      say("The server stays up until Ctrl+C.");
    } else if (mode === "desktop") {
      browser = await openBrowser();
    }
    if (!stop.aborted) await once(stop, "abort");
  } finally {
    if (stop.aborted) say("\nStopping …");
    browser?.kill();
    await server.close();
  }

  async function demonstrate(pictures: string): Promise<readonly string[]> {
    const ready = ensureBrowser();
    if (ready.kind === "failed") throw new Error(ready.message);
    say("");
    return playDemo({
      client: demoClients[demo === "outlook" ? "outlook" : "gmail"],
      extension: extension.path,
      origin: url,
      newPairingCode: () => server.newPairingCode(),
      pictures: resolve(pictures),
      say,
      stop,
    });
  }

  async function openBrowser(): Promise<ChildProcess | null> {
    // On somebody's own computer nothing is installed into the system; Playwright's Chromium lies in a cache.
    const found = ensureBrowser(["playwright"]);
    if (found.kind === "failed") {
      say(found.message);
      say("Or load the extension by hand: chrome://extensions, Developer mode, Load unpacked.");
      return null;
    }
    const desktop = await openDesktopBrowser({
      browser: found.path,
      extension: extension.path,
      profile: resolve(data, "profile"),
      server: url,
      newPairingCode: () => server.newPairingCode(),
      paired: async (signal) => void (await once(pairings, "paired", { signal })),
    });
    const words = {
      now: "The browser is open, and paired with this server.",
      before: "The browser is open; it was paired with this server before.",
      no: "The browser is open, but not paired: click Sightline's icon in it, and type the code above.",
    };
    say(words[desktop.pairing]);
    return desktop.process;
  }
}
