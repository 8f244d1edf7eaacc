import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDesktopBrowser, type DesktopBrowser } from "./desktop-browser.ts";

const SERVER = "http://127.0.0.1:8787";

let folder: string;
let opened: DesktopBrowser[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sightline-desktop-"));
  opened = [];
});
afterEach(() => {
  for (const { process } of opened) process.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** A program that notes how it was called; with `--load-extension` it stays, as a browser does that opens a window. */
function makeBrowser({ stays = true } = {}): string {
  const path = join(folder, "browser");
  const stay = stays ? 'case "$*" in *--load-extension*) exec sleep 30;; esac' : "exit 1";
  writeFileSync(path, `#!/bin/sh\necho "$*" >> "${join(folder, "calls")}"\n${stay}\n`);
  chmodSync(path, 0o755);
  return path;
}

const calls = (): string[] =>
  existsSync(join(folder, "calls"))
    ? readFileSync(join(folder, "calls"), "utf8").trim().split("\n")
    : [];

/** As the server sees it: the extension pairs once the browser was handed that many pairing links. */
function pairsAtLink(count: number) {
  return (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (calls().filter((call) => call.includes("#pair=")).length >= count) resolve();
      };
      const watcher = watch(folder, look);
      signal.addEventListener("abort", () => {
        watcher.close();
        reject(signal.reason);
      });
    });
}

async function open(
  browser: string,
  paired: (signal: AbortSignal) => Promise<void>,
  server = SERVER,
) {
  let codes = 0;
  const desktop = await openDesktopBrowser({
    browser,
    extension: "/built/extension",
    profile: join(folder, "profile"),
    server,
    newPairingCode: () => `CODE-${(codes += 1)}`,
    paired,
    pace: { settle: 10, patience: 500 },
  });
  opened.push(desktop);
  return desktop;
}

describe("the desktop browser", () => {
  test("opens as an ordinary program with the extension and Gmail, and is handed the pairing link", async () => {
    const { pairing } = await open(makeBrowser(), pairsAtLink(1));
    expect(pairing).toBe("now");
    const [first = "", second = "", ...more] = calls();
    expect(first).toContain("--load-extension=/built/extension");
    expect(first).toMatch(/https:\/\/mail\.google\.com\/$/);
    expect(first).not.toMatch(/automation|remote-debugging|headless/);
    expect(second).toMatch(
      / chrome-extension:\/\/[a-p]{32}\/popup\.html#pair=http%3A%2F%2F127\.0\.0\.1%3A8787,CODE-1$/,
    );
    expect(more).toEqual([]);
  });

  test("is handed the form to sign in, with the server in it, where the server has no codes", async () => {
    const desktop = await openDesktopBrowser({
      browser: makeBrowser(),
      extension: "/built/extension",
      profile: join(folder, "profile"),
      server: SERVER,
      newPairingCode: null,
      paired: pairsAtLink(1),
      pace: { settle: 10, patience: 500 },
    });
    opened.push(desktop);
    expect(desktop.pairing).toBe("now");
    expect(calls().at(-1)).toMatch(/popup\.html#pair=http%3A%2F%2F127\.0\.0\.1%3A8787$/);
  });

  test("is handed a fresh code when the extension was not there in time", async () => {
    const { pairing } = await open(makeBrowser(), pairsAtLink(2));
    expect(pairing).toBe("now");
    expect(calls().at(-1)).toContain(",CODE-2");
  });

  test("is not paired again with the same server, and asked only once about another", async () => {
    const browser = makeBrowser();
    await open(browser, pairsAtLink(1));
    expect((await open(browser, pairsAtLink(1))).pairing).toBe("before");
    const other = await open(browser, pairsAtLink(99), "http://127.0.0.1:9999");
    expect(other.pairing).toBe("no");
    expect(calls().filter((call) => call.includes("9999"))).toHaveLength(1);
  });

  test("that ends at once, or cannot be started, is not waited for", async () => {
    expect((await open(makeBrowser({ stays: false }), pairsAtLink(1))).pairing).toBe("no");
    expect((await open(join(folder, "not-there"), pairsAtLink(1))).pairing).toBe("no");
  });
});
