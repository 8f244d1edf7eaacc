// `node stand-in-program.ts <state file> <arguments of the CLI>`: the stand-in for the Firebase CLI as a program.
import { readFileSync } from "node:fs";
import process from "node:process";
import { standInFirebase } from "./stand-in-firebase.ts";

const [, , statePath = "", ...args] = process.argv;
const input = args.includes("--data-file") ? readFileSync(0, "utf8") : "";
const { exitCode, stdout, stderr } = standInFirebase(statePath, {
  args,
  cwd: process.cwd(),
  input,
});
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
