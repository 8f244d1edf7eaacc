// `npm run verdicts -- --docs`: writes the tables of docs/verdicts.md from the rules' own data.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { fillDocument } from "../scale/fill-document.ts";
import { verdictTables } from "./docs-tables.ts";

const path = fileURLToPath(new URL("../../docs/verdicts.md", import.meta.url));
writeFileSync(path, fillDocument(readFileSync(path, "utf8"), verdictTables()));
process.stdout.write("docs/verdicts.md is up to date.\n");
