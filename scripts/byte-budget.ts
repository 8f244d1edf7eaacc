// `npm run budget`: weighs the built extension (`npm run build` first) and looks for what a store would refuse.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "wxt";
import { auditCode, auditManifest } from "./budget/audit.ts";
import {
  findOverweight,
  formatWeights,
  weigh,
  type Budget,
  type BuiltFile,
} from "./budget/bundle-sizes.ts";

const BUILD = ".output/chrome-mv3";
const PROBE = ".cache/byte-budget";

const BUDGETS: readonly Budget[] = [
  { name: "background", files: /^background\.js$/, limit: 90_000 },
  {
    name: "Gmail content script, with InboxSDK",
    files: /^content-scripts\/gmail\.(?:js|css)$/,
    limit: 360_000,
  },
  { name: "InboxSDK's script in the page", files: /^pageWorld\.js$/, limit: 140_000 },
  { name: "popup", files: /^(?:popup\.html|chunks\/.*\.js|assets\/.*\.css)$/, limit: 140_000 },
  {
    name: "manifest and icons",
    files: /^(?:manifest\.json|icon\/.*\.(?:png|svg))$/,
    limit: 40_000,
  },
];
const OWN_GMAIL: Budget = {
  name: "Gmail content script, without InboxSDK",
  files: /^content-scripts\/gmail\.(?:js|css)$/,
  limit: 60_000,
};

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const built = readBuild(BUILD);
const weights = weigh(built, BUDGETS);
const own = weigh(await buildWithoutInboxSdk(), [OWN_GMAIL]);
const problems = [
  ...findOverweight(built, weights),
  ...findOverweight([], own),
  ...auditManifest(JSON.parse(readFileSync(join(BUILD, "manifest.json"), "utf8"))),
  ...built
    .filter(({ path }) => /\.(?:js|html)$/.test(path))
    .flatMap(({ path, bytes }) => auditCode(path, new TextDecoder().decode(bytes))),
];

process.stdout.write(`${formatWeights([...weights, ...own])}\n`);
for (const problem of problems) process.stdout.write(`✗ ${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

/**
 * The same content script, built again by the same configuration with `@inboxsdk/core` left outside: what remains is
 * our own code and the libraries that we import ourselves, minified together as they ship.
 */
async function buildWithoutInboxSdk(): Promise<BuiltFile[]> {
  await build({
    outDir: PROBE,
    filterEntrypoints: ["gmail"],
    vite: () => ({
      logLevel: "error",
      build: {
        rolldownOptions: {
          external: [/^@inboxsdk\/core/],
          // Never run, so the name does not matter; without one there is a warning.
          output: { globals: () => "InboxSDK" },
        },
      },
    }),
  });
  return readBuild(join(PROBE, "chrome-mv3"));
}

function readBuild(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return {
        path: path.slice(folder.length + 1).replaceAll("\\", "/"),
        bytes: readFileSync(path),
      };
    });
}
