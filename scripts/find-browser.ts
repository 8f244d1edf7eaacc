import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { chromium } from "playwright";

/** Names under which distributions ship Chromium. Branded Chrome is left out: see `docs/adr/0005-chromium-not-chrome.md`. */
const CHROMIUM_NAMES = ["chromium", "chromium-browser", "ungoogled-chromium"];

/** What the search looks at; a parameter so that tests can describe a machine. */
export interface BrowserSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True for a file that may be run. */
  readonly isExecutable: (path: string) => boolean;
  /** Where Playwright keeps, or would keep, the Chromium that it downloads. */
  readonly playwrightPath: () => string;
  readonly platform: NodeJS.Platform;
}

export type FoundBrowser =
  | {
      readonly kind: "found";
      readonly path: string;
      readonly from: "SIGHTLINE_BROWSER" | "PATH" | "playwright";
    }
  /** `SIGHTLINE_BROWSER` names something that cannot be run. Never passed over in silence. */
  | { readonly kind: "misnamed"; readonly message: string }
  | { readonly kind: "missing" };

/**
 * Finds a Chromium that can load an unpacked extension: the one named by `SIGHTLINE_BROWSER` (a path, or a command
 * on PATH), else one on PATH, else Playwright's own download. It downloads and starts nothing.
 */
export function findBrowser(search: BrowserSearch = thisMachine()): FoundBrowser {
  const named = search.env["SIGHTLINE_BROWSER"]?.trim();
  if (named !== undefined && named !== "") {
    const path = resolveCommand(named, search);
    return path === null
      ? {
          kind: "misnamed",
          message: `SIGHTLINE_BROWSER is "${named}", but there is no such program that may be run. Set it to a Chromium, or unset it to have one found.`,
        }
      : { kind: "found", path, from: "SIGHTLINE_BROWSER" };
  }
  for (const name of CHROMIUM_NAMES) {
    const path = resolveCommand(name, search);
    if (path !== null) return { kind: "found", path, from: "PATH" };
  }
  const downloaded = search.playwrightPath();
  return downloaded !== "" && search.isExecutable(downloaded)
    ? { kind: "found", path: downloaded, from: "playwright" }
    : { kind: "missing" };
}

/**
 * The path of the browser that `findBrowser` finds.
 * @throws {Error} when there is none, with what to do about it.
 */
export function requireBrowser(): string {
  const browser = findBrowser();
  if (browser.kind === "found") return browser.path;
  throw new Error(
    browser.kind === "misnamed"
      ? browser.message
      : "No Chromium was found. Run `node scripts/setup.mjs --browser`, or name one in SIGHTLINE_BROWSER.",
  );
}

function resolveCommand(command: string, search: BrowserSearch): string | null {
  if (/[/\\]/.test(command)) return search.isExecutable(command) ? command : null;
  const suffixes = search.platform === "win32" ? [".exe", ""] : [""];
  const folders = (search.env["PATH"] ?? search.env["Path"] ?? "").split(delimiter).filter(Boolean);
  for (const folder of folders) {
    for (const suffix of suffixes) {
      const path = join(folder, command + suffix);
      if (search.isExecutable(path)) return path;
    }
  }
  return null;
}

/** The machine that this process runs on. */
function thisMachine(): BrowserSearch {
  return {
    env: process.env,
    isExecutable,
    playwrightPath: () => chromium.executablePath(),
    platform: process.platform,
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
