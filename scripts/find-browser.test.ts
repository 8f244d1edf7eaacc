import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findBrowser, type BrowserSearch } from "./find-browser.ts";

const machine = (files: readonly string[], env: Record<string, string> = {}): BrowserSearch => ({
  env: { PATH: "/usr/local/bin:/usr/bin", ...env },
  isExecutable: (path) => files.includes(path),
  playwrightPath: () => "/cache/chromium/chrome",
  platform: "linux",
});

describe("finding a browser", () => {
  test("takes the one that is named, by path or by command", () => {
    const files = ["/opt/my/chromium", "/usr/bin/chromium", "/usr/bin/thorium"];
    expect(findBrowser(machine(files, { SIGHTLINE_BROWSER: "/opt/my/chromium" }))).toEqual({
      kind: "found",
      path: "/opt/my/chromium",
      from: "SIGHTLINE_BROWSER",
    });
    expect(findBrowser(machine(files, { SIGHTLINE_BROWSER: "thorium" }))).toMatchObject({
      path: "/usr/bin/thorium",
    });
  });

  test("does not pass over a named one that is not there", () => {
    const found = findBrowser(machine(["/usr/bin/chromium"], { SIGHTLINE_BROWSER: "/opt/gone" }));
    expect(found).toMatchObject({
      kind: "misnamed",
      message: expect.stringContaining("/opt/gone"),
    });
  });

  test("takes the first on PATH, then Playwright's", () => {
    const downloaded = "/cache/chromium/chrome";
    expect(
      findBrowser(machine([downloaded, "/usr/bin/chromium-browser", join("/usr/bin", "chromium")])),
    ).toEqual({
      kind: "found",
      path: "/usr/bin/chromium",
      from: "PATH",
    });
    expect(findBrowser(machine([downloaded], { SIGHTLINE_BROWSER: " " }))).toEqual({
      kind: "found",
      path: downloaded,
      from: "playwright",
    });
  });

  test("never takes branded Chrome, which ignores --load-extension", () => {
    expect(
      findBrowser(machine(["/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"])),
    ).toEqual({
      kind: "missing",
    });
  });
});
