import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["{shared,backend,scripts,e2e}/**/*.test.ts"],
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
