import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { findBrowser, type FoundBrowser } from "./find-browser.ts";

/** What installing touches; a parameter so that tests can describe a machine. */
export interface BrowserInstaller {
  readonly find: () => FoundBrowser;
  /** Runs a program to its end, its output shown; true when it ended well. */
  readonly run: (command: string, ...args: readonly string[]) => boolean;
  /** The same, in silence. */
  readonly probe: (command: string, ...args: readonly string[]) => boolean;
  readonly isRoot: boolean;
  readonly say: (line: string) => void;
}

export type BrowserOutcome =
  | { readonly kind: "ready"; readonly path: string; readonly installed: boolean }
  | { readonly kind: "failed"; readonly message: string };

type Way = "apt-get" | "playwright";

/** For tests, and for a demo without a display. */
const ALL_WAYS: readonly Way[] = ["apt-get", "playwright"];

/**
 * Makes sure that there is a Chromium: the one that is found, else Debian's where apt-get may be used without a
 * question (root, or sudo without a password), else Playwright's own download.
 */
export function ensureBrowser(
  ways: readonly Way[] = ALL_WAYS,
  on: BrowserInstaller = thisMachine(),
): BrowserOutcome {
  const present = on.find();
  if (present.kind === "misnamed") return { kind: "failed", message: present.message };
  if (present.kind === "found") return { kind: "ready", path: present.path, installed: false };

  const tried: string[] = [];
  for (const way of ways) {
    const name = `${way} install chromium`;
    on.say(`No Chromium was found: trying ${name} …`);
    const problem = way === "apt-get" ? installWithApt(on) : installWithPlaywright(on);
    const found = problem === null ? on.find() : null;
    if (found?.kind === "found") return { kind: "ready", path: found.path, installed: true };
    tried.push(`${name}: ${problem ?? "it ended well, but no browser is there"}`);
  }
  return {
    kind: "failed",
    message: [
      "No Chromium was found and none could be installed:",
      ...tried.map((line) => `  - ${line}`),
      "Install Chromium, or name one in the environment variable SIGHTLINE_BROWSER.",
    ].join("\n"),
  };
}

/** Null when it went well, else why not. */
function installWithApt(on: BrowserInstaller): string | null {
  if (!on.probe("apt-get", "--version")) return "this system has no apt-get";
  if (!on.isRoot && !on.probe("sudo", "-n", "true")) {
    return "not root, and sudo is not there or asks for a password";
  }
  const apt = (...args: readonly string[]): boolean => {
    const line = [
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      "-o",
      "DPkg::Lock::Timeout=120",
      "-qq",
      ...args,
    ];
    return on.isRoot ? on.run("env", ...line.slice(1)) : on.run("sudo", "-n", ...line);
  };
  // First, because an old list names files that the mirror no longer has.
  const updated = apt("update");
  // The sandbox and a font are only recommended by the package, and both are needed.
  const packages = ["chromium", "chromium-sandbox", "fonts-liberation"];
  if (apt("install", "-y", "--no-install-recommends", ...packages)) return null;
  return updated ? "the package could not be installed" : "the package lists could not be fetched";
}

/** Null when it went well, else why not. */
function installWithPlaywright(on: BrowserInstaller): string | null {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve("playwright/package.json")),
    "cli.js",
  );
  return on.run(process.execPath, cli, "install", "chromium") ? null : "the download failed";
}

function thisMachine(): BrowserInstaller {
  return {
    find: () => findBrowser(),
    // Standard output belongs to the caller's own report.
    run: (command, ...args) => spawnSync(command, args, { stdio: ["ignore", 2, 2] }).status === 0,
    probe: (command, ...args) => spawnSync(command, args, { stdio: "ignore" }).status === 0,
    isRoot: process.getuid?.() === 0,
    say: (line) => process.stderr.write(`${line}\n`),
  };
}

if (import.meta.main) {
  const outcome = ensureBrowser();
  if (outcome.kind === "failed") {
    process.stderr.write(`${outcome.message}\n`);
    process.exitCode = 1;
  }
}
