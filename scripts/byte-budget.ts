// `npm run budget`: weighs the built extension (`npm run build` first) and looks for what a store would refuse.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "wxt";
import { auditCode, auditManifest, type InboxSdkShare } from "./budget/audit.ts";
import {
  findOverweight,
  formatWeights,
  weigh,
  type Budget,
  type BuiltFile,
} from "./budget/bundle-sizes.ts";

const BUILD = ".output/chrome-mv3";
const PROBE = ".cache/byte-budget";

const GMAIL = /^content-scripts\/gmail\.(?:js|css)$/;
const OUTLOOK = /^content-scripts\/outlook\.(?:js|css)$/;
const PAGE_WORLD = /^pageWorld\.js$/;
const BUDGETS: readonly Budget[] = [
  { name: "background", files: /^background\.js$/, limit: 90_000 },
  { name: "popup", files: /^popup\.html$/, limit: 155_000 },
  { name: "dashboard, with all its pages", files: /^dashboard\.html$/, limit: 400_000 },
  { name: "dashboard, first paint", files: /^dashboard\.html$/, limit: 180_000, first: true },
  { name: "cards and sidebar in mail pages", files: /^inset\.html$/, limit: 145_000 },
  { name: "translations into four languages", files: /^_?locales\/.*\.json$/, limit: 80_000 },
  { name: "Gmail content script, with InboxSDK", files: GMAIL, limit: 360_000 },
  { name: "Outlook content script", files: OUTLOOK, limit: 60_000 },
  { name: "InboxSDK's script in the page", files: PAGE_WORLD, limit: 60_000 },
  { name: "manifest and icons", files: /^(?:manifest\.json|icon\/.*\.png)$/, limit: 20_000 },
];
const OWN_GMAIL: Budget = {
  name: "Gmail content script, without InboxSDK",
  files: GMAIL,
  limit: 60_000,
};

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const built = readBuild(BUILD);
const weights = weigh(built, BUDGETS);
const withoutInboxSdk = (await buildWithoutInboxSdk()).filter(({ path }) => GMAIL.test(path));
const ownWeights = weigh(withoutInboxSdk, [OWN_GMAIL]);
const problems = [
  ...findOverweight(built, weights),
  ...findOverweight(withoutInboxSdk, ownWeights),
  ...auditManifest(JSON.parse(readFileSync(join(BUILD, "manifest.json"), "utf8"))),
  ...[...built, ...withoutInboxSdk.map((file) => ({ ...file, own: true }))].flatMap(audit),
];

process.stdout.write(`${formatWeights([...weights, ...ownWeights])}\n`);
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

function audit({ path, bytes, own = false }: BuiltFile & { own?: boolean }): string[] {
  if (!/\.(?:js|html)$/.test(path)) return [];
  return auditCode(path, new TextDecoder().decode(bytes), inboxSdkShare(path, own));
}

/** @param own of the build that leaves InboxSDK out, where its names are still called. */
function inboxSdkShare(path: string, own: boolean): InboxSdkShare {
  if (own || path === "background.js") return "some";
  return GMAIL.test(path) || PAGE_WORLD.test(path) ? "all" : "none";
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
