import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bundleCodebase } from "./bundle-codebase.ts";

const ENTRY = "backend/firebase/hit/main.ts";

test("what a cold start of hit loads: no SDK, no schema library, no template engine, nothing new unseen", async () => {
  const outDir = mkdtempSync(join(tmpdir(), "sightline-start-up-"));
  onTestFinished(() => rmSync(outDir, { recursive: true }));
  const { inputs } = await bundleCodebase({ name: "hit", entry: ENTRY, keepNames: false, outDir });

  const loaded = new Set([ENTRY]);
  // A set that grows while it is walked. What is imported dynamically is loaded by the few who need it.
  for (const path of loaded) {
    for (const { path: next, kind } of inputs[path]?.imports ?? [])
      if (kind !== "dynamic-import") loaded.add(next);
  }
  const packages = [...loaded].map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  expect([...new Set(packages.filter((name) => name !== undefined))].toSorted()).toEqual([
    "@noble/hashes",
    "bowser",
    "ipaddr.js",
    "isbot",
    "lru-cache",
    "mmdb-lib",
  ]);
  const builtins = [...loaded].filter((path) => /^(?:as-required:)?node:/.test(path));
  expect(builtins.toSorted()).toEqual([
    "as-required:node:crypto",
    "as-required:node:http",
    "node:diagnostics_channel",
    "node:fs",
    "node:fs/promises",
    "node:https",
    "node:net",
    "node:process",
  ]);
  expect(Object.keys(inputs).filter((path) => /node_modules\/(zod|firebase)/.test(path))).toEqual(
    [],
  );
});
