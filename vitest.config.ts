import { configDefaults, defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["{shared,backend,scripts,e2e}/**/*.test.ts"],
          exclude: [...configDefaults.exclude, "**/*.emulator.test.ts"],
        },
      },
      {
        test: {
          // Of their own, so that the emulator is started only when one of them is to run.
          name: "firestore",
          environment: "node",
          include: ["{backend,scripts}/**/*.emulator.test.ts"],
          // Google's libraries would ask the network whether this is one of Google's machines.
          env: { METADATA_SERVER_DETECTION: "none" },
          globalSetup: ["backend/firebase/emulator/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: "extension",
          environment: "happy-dom",
          include: ["extension/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
});
