// `npm run scale`: what Sightline takes and costs in production, from a simulated day; writes the tables of docs/scale.md.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { fillDocument } from "./scale/fill-document.ts";
import { generateTables } from "./scale/tables.ts";

const path = fileURLToPath(new URL("../docs/scale.md", import.meta.url));
const tables = generateTables();
for (const text of tables.values()) process.stdout.write(`${text}\n\n`);
writeFileSync(path, fillDocument(readFileSync(path, "utf8"), tables));
process.stdout.write("docs/scale.md is up to date.\n");
