import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { EXTENSION_ID } from "../../e2e/harness/extension.ts";

interface Desktop {
  readonly browser: string;
  readonly extension: string;
  /** A profile of Sightline's own, kept between starts, so that signing in to Gmail is done once. */
  readonly profile: string;
  /** The server's address, as the extension will call it. */
  readonly server: string;
  readonly newPairingCode: () => string;
  /** Resolves when a browser has paired with the server since it was called. */
  readonly paired: (signal: AbortSignal) => Promise<void>;
}

export interface DesktopBrowser {
  /** `before`: this profile was paired with this server at an earlier start. `no`: it did not answer in time. */
  readonly pairing: "now" | "before" | "no";
  readonly process: ChildProcess;
}

/** In the profile: the server with which it was paired. */
const PAIRED_WITH = "sightline-paired-with";
const PAIRING_TRIES = 5;
const PAIRING_PATIENCE_MS = 3_000;

/**
 * Opens the browser with the extension and Gmail, as an ordinary program: not driven by anything, so that signing in
 * to Google works as always. Pairs the extension when this profile is not yet paired with this server.
 */
export async function openDesktopBrowser(desktop: Desktop): Promise<DesktopBrowser> {
  const { browser, extension, profile, server } = desktop;
  await mkdir(profile, { recursive: true });
  const common = [
    `--user-data-dir=${profile}`,
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  const child = spawn(
    browser,
    [
      ...common,
      `--load-extension=${extension}`,
      "--disable-features=DisableLoadExtensionCommandLineSwitch",
      "--no-first-run",
      "--no-default-browser-check",
      "https://mail.google.com/",
    ],
    { stdio: "ignore" },
  );
  const marker = join(profile, PAIRED_WITH);
  if (existsSync(marker) && readFileSync(marker, "utf8") === server)
    return { pairing: "before", process: child };

  for (let tries = 0; tries < PAIRING_TRIES && child.exitCode === null; tries += 1) {
    // An extension named on the command line is loaded a little after the first tabs are opened, and its pages are
    // refused until then. So the pairing page is not among them: a second call hands it to the running browser.
    const patience = AbortSignal.timeout(PAIRING_PATIENCE_MS);
    await sleep(1_000);
    const waiting = desktop.paired(patience);
    spawn(browser, [...common, pairingLink(server, desktop.newPairingCode())], {
      stdio: "ignore",
    }).unref();
    const paired = await waiting.then(
      () => true,
      () => false,
    );
    if (!paired) continue;
    writeFileSync(marker, server);
    return { pairing: "now", process: child };
  }
  return { pairing: "no", process: child };
}

/** The page of the extension that pairs at once when it is opened. */
function pairingLink(server: string, code: string): string {
  return `chrome-extension://${EXTENSION_ID}/popup.html#pair=${encodeURIComponent(server)},${code}`;
}
