import { fileURLToPath } from "node:url";
import { defineConfig } from "playwright/test";
import type { MailClientName } from "./harness/webmail.ts";

const cache = fileURLToPath(new URL("../.cache/", import.meta.url));

export default defineConfig<{ mailClient: MailClientName }>({
  testDir: ".",
  globalSetup: "./build-extension.ts",
  outputDir: `${cache}e2e`,
  reporter: [["list"], ["json", { outputFile: `${cache}e2e-results.json` }]],
  workers: 2,
  // A story that passes only when tried again is a fault to be found.
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  projects: [
    // One worker, which starts the emulators once for all its stories; first, so that the other worker runs the rest.
    { name: "production", testMatch: "production/*.spec.ts", fullyParallel: false, workers: 1 },
    {
      name: "embedded",
      testMatch: "**/*.spec.ts",
      testIgnore: ["production/**", "contract/**", "**/outlook-*.spec.ts"],
      fullyParallel: true,
    },
    // One browser for all tests of a mail client.
    { name: "contract", testMatch: "contract/*.spec.ts", fullyParallel: false },
    // The same stories in Outlook, but for those that are Gmail's alone or need no mail client, and Outlook's own.
    {
      name: "outlook",
      testMatch: "**/*.spec.ts",
      testIgnore: ["production/**", "contract/**"],
      grepInvert: /@gmail|@once/,
      fullyParallel: true,
      use: { mailClient: "outlook" },
    },
  ],
});
