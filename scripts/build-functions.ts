// `npm run build-functions`: bundles the functions of production into `.output/functions/`, a folder for each codebase of
// firebase.json.
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildCodebases } from "./functions/build-codebases.ts";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
for (const folder of await buildCodebases(".output/functions")) {
  process.stdout.write(`${folder} built\n`);
}
