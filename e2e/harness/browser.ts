import { mkdtemp, rm } from "node:fs/promises";
import process from "node:process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium } from "playwright";
import { requireBrowser } from "../../scripts/find-browser.ts";

/** The extension as `wxt build` leaves it, or another build of it to be tested; either way it is loaded unmodified. */
export const BUILT_EXTENSION =
  process.env["SIGHTLINE_EXTENSION"] ??
  fileURLToPath(new URL("../../.output/chrome-mv3", import.meta.url));

export interface BrowserOptions {
  /** `MAP host:443 127.0.0.1:port` and the like. Every host that no rule names is not found. */
  readonly hostRules: readonly string[];
  /** Folders of unpacked extensions. */
  readonly extensions: readonly string[];
  /** A profile's folder that outlives the browser; a fresh one that is thrown away where it is left out. */
  readonly profile?: string;
  /** What it says it is; its own name where it is left out. */
  readonly userAgent?: string;
  /** With a window, for a person to look at. */
  readonly headed?: boolean;
  /** The caller closes it on SIGINT and the like; else Playwright does, and ends the process. */
  readonly signalsAreHandled?: boolean;
}

/** A Chromium of its own. */
export interface LaunchedBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** Starts a Chromium that reaches nothing but loopback. Each flag was found to be needed with Chromium 156. */
export async function launchBrowser(options: BrowserOptions): Promise<LaunchedBrowser> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), "sightline-profile-")));
  const extensions = options.extensions.join(",");
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: requireBrowser(),
    headless: options.headed !== true,
    ...(options.signalsAreHandled === true && {
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    }),
    ...(options.userAgent === undefined ? {} : { userAgent: options.userAgent }),
    viewport: { width: 1280, height: 800 },
    // Playwright turns extensions off unless it is told not to.
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [
      ...(extensions === ""
        ? []
        : [`--load-extension=${extensions}`, `--disable-extensions-except=${extensions}`]),
      "--disable-features=DisableLoadExtensionCommandLineSwitch",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--ignore-certificate-errors",
      `--host-resolver-rules=${[...options.hostRules, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].join(", ")}`,
    ],
  });
  return {
    context,
    close: async () => {
      await context.close();
      if (options.profile === undefined)
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
