// `npm run build-functions`: bundles the functions of production into `.output/functions/`, one folder for each codebase
// of firebase.json, ready to be deployed or emulated.
import { copyFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { bundleCodebase } from "./functions/bundle-codebase.ts";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const output = join(".output", "functions");

const hit = join(output, "hit");
await bundleCodebase({ name: "hit", entry: "backend/firebase/hit/main.ts", outDir: hit });
await copyFile("backend/firebase/hit/functions.yaml", join(hit, "functions.yaml"));
process.stdout.write(`${hit}\n`);

if (existsSync("backend/firebase/api/main.ts")) {
  const api = join(output, "api");
  await bundleCodebase({ name: "api", entry: "backend/firebase/api/main.ts", outDir: api });
  process.stdout.write(`${api}\n`);
}
