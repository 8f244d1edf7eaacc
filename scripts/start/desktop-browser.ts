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
  /** Null where people sign in: then the form is opened, with the server in it. */
  readonly newPairingCode: (() => string) | null;
  /** Resolves when a browser has paired with the server since it was called; or, without codes, has asked what it is. */
  readonly paired: (signal: AbortSignal) => Promise<void>;
  readonly pace?: Pace;
}

/** All in milliseconds. */
interface Pace {
  /** Given to the browser to load the extension, before each try to pair. */
  readonly settle: number;
  /** Given to the extension to pair. */
  readonly patience: number;
}

export interface DesktopBrowser {
  /** `before`: this profile was paired with this server at an earlier start. `no`: it did not answer in time. */
  readonly pairing: "now" | "before" | "no";
  readonly process: ChildProcess;
}

/** In the profile: the server with which it was paired. */
const PAIRED_WITH = "sightline-paired-with";
const PAIRING_TRIES = 5;
const USUAL_PACE: Pace = { settle: 1_000, patience: 3_000 };

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
  const gone = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });
  const marker = join(profile, PAIRED_WITH);
  const pairedWith = existsSync(marker) ? readFileSync(marker, "utf8") : null;
  if (pairedWith === server) return { pairing: "before", process: child };

  const { settle, patience } = desktop.pace ?? USUAL_PACE;
  // A profile that is paired with another server asks the person first; asking once is enough.
  const tries = pairedWith === null ? PAIRING_TRIES : 1;
  for (let tried = 0; tried < tries; tried += 1) {
    // An extension named on the command line is loaded a little after the first tabs are opened, and its pages are
    // refused until then. So the pairing page is not among them: a second call hands it to the running browser.
    await Promise.race([gone, sleep(settle)]);
    if (child.pid === undefined || child.exitCode !== null) break;
    const waiting = desktop.paired(AbortSignal.timeout(patience)).then(
      () => true,
      () => false,
    );
    const link = pairingLink(server, desktop.newPairingCode?.() ?? null);
    spawn(browser, [...common, link], { stdio: "ignore" }).unref();
    if (!(await waiting)) continue;
    writeFileSync(marker, server);
    return { pairing: "now", process: child };
  }
  return { pairing: "no", process: child };
}

/** The page of the extension that, when it is opened, pairs at once; or, without a code, asks to sign in. */
function pairingLink(server: string, code: string | null): string {
  const withCode = code === null ? "" : `,${code}`;
  return `chrome-extension://${EXTENSION_ID}/popup.html#pair=${encodeURIComponent(server)}${withCode}`;
}
