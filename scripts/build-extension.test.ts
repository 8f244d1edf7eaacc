import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildExtension } from "./build-extension.ts";

let root: string;
let builds: number;

const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};
const start = () =>
  buildExtension({
    root,
    build: async () => {
      builds += 1;
      write(".output/chrome-mv3/manifest.json", "{}");
    },
  });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sightline-build-"));
  builds = 0;
  write("extension/entrypoints/background.ts", "1");
});
afterEach(() => rmSync(root, { recursive: true }));

describe("building the extension", () => {
  test("is done once, and again only for a reason", async () => {
    expect(await start()).toEqual({ path: join(root, ".output/chrome-mv3"), built: true });
    expect(await start()).toMatchObject({ built: false });

    write("extension/entrypoints/background.ts", "2");
    expect(await start()).toMatchObject({ built: true });
    write("shared/token.ts", "new");
    expect(await start()).toMatchObject({ built: true });
    write("README.md", "not in the extension");
    expect(await start()).toMatchObject({ built: false });
    expect(builds).toBe(3);
  });

  test("is done again when somebody else built into the same folder, or cleared it", async () => {
    await start();
    write(".output/chrome-mv3/background.js", "of another branch");
    expect(await start()).toMatchObject({ built: true });
    rmSync(join(root, ".output"), { recursive: true });
    expect(await start()).toMatchObject({ built: true });
  });

  test("that fails leaves no stamp", async () => {
    const broken = buildExtension({ root, build: () => Promise.reject(new Error("no")) });
    await expect(broken).rejects.toThrow("no");
    expect(await start()).toMatchObject({ built: true });
  });
});
