import { fileURLToPath } from "node:url";
import { defineConfig } from "playwright/test";

const cache = fileURLToPath(new URL("../.cache/", import.meta.url));

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  globalSetup: "./build-extension.ts",
  outputDir: `${cache}e2e`,
  reporter: [["list"], ["json", { outputFile: `${cache}e2e-results.json` }]],
  fullyParallel: true,
  workers: 2,
  // A story that passes only when tried again is a fault to be found.
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
});
